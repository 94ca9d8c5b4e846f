import { defineFindings, type Finding } from '../base/index.ts';
import type { PlanPackage } from '../plan/index.ts';
import {
  type FieldDefinition,
  operatorsOf,
  type RegisterDefinition,
  registersOf,
} from '../registers/index.ts';
import type { CountDefinition } from './count.ts';

/** What can be wrong with how a package says that indicators are counted. */
const { catalogue, make: indicatorFinding } = defineFindings({
  'indicator.register-unknown': {
    severity: 'error',
    text: {
      zh: '没有“{register}”这个台账。',
      en: 'There is no register “{register}”.',
    },
  },
  'indicator.field-unknown': {
    severity: 'error',
    text: {
      zh: '台账“{register}”没有“{field}”这个字段。',
      en: 'The register “{register}” has no field “{field}”.',
    },
  },
  'indicator.operator-unfit': {
    severity: 'error',
    text: {
      zh: '字段“{field}”不能用“{operator}”来问。',
      en: 'The field “{field}” cannot be asked with “{operator}”.',
    },
  },
  'indicator.not-a-record': {
    severity: 'error',
    text: {
      zh: '字段“{field}”不指向另一条记录，不能据以查看所指记录。',
      en: 'The field “{field}” names no record to look through.',
    },
  },
});

/** The catalogue of these findings. */
export const indicatorCatalogue = catalogue;

const DAY_OPERATORS: readonly string[] = ['by', 'not-by', 'since', 'still'];

/** Whether a condition can be asked of a field, and has a value where its operator compares with one. */
function fits(field: FieldDefinition, { operator, value }: CountDefinition['where'][number]): boolean {
  if (DAY_OPERATORS.includes(operator)) return field.type.kind === 'day' && value === undefined;
  const needsNone = operator === 'filled' || operator === 'empty';
  return (operatorsOf(field) as readonly string[]).includes(operator) && needsNone === (value === undefined);
}

/** Reads the counts of a package against the registers there are. Every fault, with its place. */
export function checkCounts(plan: PlanPackage): Finding[] {
  const registers = new Map(registersOf(plan).map((one) => [one.id, one]));
  return plan.content['indicators.yaml'].indicators.flatMap(({ counts, clause }, index) => {
    if (counts === undefined) return [];
    const pointer = `/indicators/${index}/counts`;
    const found: Finding[] = [];
    const say = (code: Parameters<typeof indicatorFinding>[0], at: string, params: Record<string, string>) =>
      found.push(
        indicatorFinding(
          code,
          {
            file: 'indicators.yaml',
            pointer: `${pointer}${at}`,
            ...(clause === undefined ? {} : { clause }),
          },
          params,
        ),
      );
    const definition = registers.get(counts.register);
    if (!definition) {
      say('indicator.register-unknown', '/register', { register: counts.register });
      return found;
    }
    const look = (within: RegisterDefinition, id: string, at: string) => {
      const field = within.fields.find((one) => one.id === id);
      if (!field) say('indicator.field-unknown', at, { register: within.id, field: id });
      return field;
    };
    const conditions = (within: RegisterDefinition, where: CountDefinition['where'], at: string) =>
      where.forEach((condition, place) => {
        const field = look(within, condition.field, `${at}/${place}/field`);
        if (field && !fits(field, condition))
          say('indicator.operator-unfit', `${at}/${place}`, {
            field: field.id,
            operator: condition.operator,
          });
      });
    if (counts.distinct !== undefined) look(definition, counts.distinct, '/distinct');
    conditions(definition, counts.where, '/where');
    counts.of.forEach(({ field: id, where }, place) => {
      const field = look(definition, id, `/of/${place}/field`);
      const other = field?.type.kind === 'record' ? registers.get(field.type.register) : undefined;
      if (other) conditions(other, where, `/of/${place}/where`);
      else if (field) say('indicator.not-a-record', `/of/${place}/field`, { field: id });
    });
    return found;
  });
}
