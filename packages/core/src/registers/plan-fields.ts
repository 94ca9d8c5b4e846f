import { compareFindings, type Finding } from '../base/index.ts';
import type { PlanPackage } from '../plan/index.ts';
import { REGISTERS } from './catalogue/index.ts';
import type { FieldDefinition, RegisterDefinition, Sensitivity } from './definition.ts';
import { planFieldFinding } from './plan-field-findings.ts';

const FILE = 'registers.yaml';

/** Classes of fields that can wait for approval: what is submitted is kept for good and seen by who approves (ADR 0019). */
const CAN_WAIT: readonly Sensitivity[] = ['public', 'internal', 'enterprise'];

/** Fields a package adds, with the register each belongs to, in the order of the file. */
function addedFields({ content }: PlanPackage) {
  const { registers = [] } = content[FILE] ?? {};
  return registers.flatMap(({ register, fields = [] }, group) =>
    fields.map((field, index) => {
      const definition: FieldDefinition = { ...withoutAbsent(field), addedByPlan: true };
      return { register, field: definition, group, index };
    }),
  );
}

type PlanRegister = NonNullable<PlanPackage['content']['registers.yaml']>['registers'][number];
type AddedField = NonNullable<PlanRegister['fields']>[number];

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

/** What of a register a package lets be changed by approval only; a register may be named more than once. */
function approvalOf({ content }: PlanPackage, id: string): RegisterDefinition['approval'] {
  const named = (content[FILE]?.registers ?? []).flatMap(({ register, approval }) =>
    register === id && approval !== undefined ? [approval] : [],
  );
  if (named.length === 0) return undefined;
  return named.includes('all') ? 'all' : [...new Set(named.flat())].sort();
}

/**
 * The registers of a zone: those of the product, with the fields its plan package adds behind their own and with what
 * it lets be changed by approval only.
 */
export function registersOf(plan: PlanPackage): readonly RegisterDefinition[] {
  const added = addedFields(plan);
  if (plan.content[FILE] === undefined) return REGISTERS;
  return REGISTERS.map((register) => {
    const fields = [...register.fields];
    for (const { register: id, field } of added) {
      if (id === register.id && !fields.some((one) => one.id === field.id)) fields.push(field);
    }
    const approval = approvalOf(plan, register.id);
    return { ...register, fields, ...(approval === undefined ? {} : { approval }) };
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
  registers.forEach(({ register, approval }, group) => {
    if (approval === undefined || approval === 'all') return;
    const fields = registersOf(plan).find(({ id }) => id === register)?.fields ?? [];
    approval.forEach((id, index) => {
      const field = fields.find((one) => one.id === id);
      const place = at(`/registers/${group}/approval/${index}`);
      if (!field) findings.push(planFieldFinding('register.approval-field', place, { register, id }));
      else if (!CAN_WAIT.includes(field.sensitivity))
        findings.push(planFieldFinding('register.approval-class', place, { register, id }));
    });
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
