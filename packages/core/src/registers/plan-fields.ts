import { compareFindings, type Finding } from '../base/index.ts';
import type { PlanPackage } from '../plan/index.ts';
import { REGISTERS } from './catalogue/index.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { planFieldFinding } from './plan-field-findings.ts';

const FILE = 'registers.yaml';

/** Fields a package adds, with the register each belongs to, in the order of the file. */
function addedFields({ content }: PlanPackage) {
  const { registers = [] } = content[FILE] ?? {};
  return registers.flatMap(({ register, fields }, group) =>
    fields.map((field, index) => {
      const definition: FieldDefinition = { ...withoutAbsent(field), addedByPlan: true };
      return { register, field: definition, group, index };
    }),
  );
}

type AddedField = NonNullable<
  PlanPackage['content']['registers.yaml']
>['registers'][number]['fields'][number];

/** A key that is there and undefined is another thing than a key that is not there. */
function withoutAbsent({ hint, required, type, ...field }: AddedField): FieldDefinition {
  return {
    ...field,
    type: Object.fromEntries(
      Object.entries(type).filter(([, value]) => value !== undefined),
    ) as unknown as FieldDefinition['type'],
    ...(required ? { required } : {}),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The registers of a zone: those of the product, with the fields its plan package adds behind their own. */
export function registersOf(plan: PlanPackage): readonly RegisterDefinition[] {
  const added = addedFields(plan);
  if (added.length === 0) return REGISTERS;
  return REGISTERS.map((register) => {
    const fields = [...register.fields];
    for (const { register: id, field } of added) {
      if (id === register.id && !fields.some((one) => one.id === field.id)) fields.push(field);
    }
    return { ...register, fields };
  });
}

/** What is wrong with the fields a package adds, as far as the registers of the product decide it. */
export function checkPlanFields(plan: PlanPackage): Finding[] {
  const known = REGISTERS.map(({ id }) => id).join(', ');
  const findings: Finding[] = [];
  const { registers = [] } = plan.content[FILE] ?? {};
  const at = (pointer: string) => ({ file: FILE, pointer, ...plan.locate(FILE, pointer) });
  registers.forEach(({ register }, group) => {
    if (REGISTERS.some(({ id }) => id === register)) return;
    const place = at(`/registers/${group}/register`);
    findings.push(planFieldFinding('register.plan-field-register', place, { register, known }));
  });
  for (const { register, field, group, index } of addedFields(plan)) {
    const own = REGISTERS.find(({ id }) => id === register)?.fields ?? [];
    const place = `/registers/${group}/fields/${index}`;
    if (own.some(({ id }) => id === field.id))
      findings.push(
        planFieldFinding('register.plan-field-taken', at(`${place}/id`), { register, id: field.id }),
      );
    const { type } = field;
    const leads = type.kind === 'record' || type.kind === 'records';
    if (leads && !REGISTERS.some(({ id }) => id === type.register)) {
      const params = { id: field.id, register: type.register, known };
      findings.push(planFieldFinding('register.plan-field-target', at(`${place}/type/register`), params));
    }
  }
  return findings.sort(compareFindings);
}
