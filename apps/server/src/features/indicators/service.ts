import { AppError, type TargetValue } from '@luodi/api';
import type { Bilingual, Day } from '@luodi/core/base';
import {
  type Count,
  type CountDefinition,
  countingDay,
  countOn,
  meetsTarget,
  targetState,
} from '@luodi/core/indicators';
import type { CountedState, Indicator, PlanPackage, Target } from '@luodi/core/plan';
import { type RecordData, type RegisterDefinition, titleParts } from '@luodi/core/registers';
import type { Database, Queries } from '../../platform/index.ts';
import { recordTitles, type ZoneRegisters } from '../registers/index.ts';
import { readRegisterOn, type TitledRecord } from './store.ts';

/** The day a question is asked for, and the last sequence number that counts as known. */
export interface Times {
  readonly day: Day;
  readonly known?: number;
}

/** A count with the records it was made from, by register and id. */
interface Counted extends Count {
  readonly of: ReadonlyMap<string, ReadonlyMap<string, TitledRecord>>;
}

interface CountedTarget {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly counts: CountDefinition;
}

/** Counts the targets of a plan from the registers of its zone. */
export function indicatorService(database: Database, registers: ZoneRegisters, plan: PlanPackage) {
  const { zone, definitions } = registers;
  const { indicators } = plan.content['indicators.yaml'];
  const targets = plan.content['targets.yaml'].targets.flatMap((target): CountedTarget[] => {
    const indicator = indicators.find(({ id }) => id === target.indicator);
    return indicator?.counts ? [{ target, indicator, counts: indicator.counts }] : [];
  });

  async function count(query: Queries, { target, counts }: CountedTarget, times: Times): Promise<Counted> {
    const records = await readRegisterOn(query, zone, counts.register, times);
    const of = new Map([[counts.register, byId(records)]]);
    for (const { field } of counts.of) {
      const type = definitions.get(counts.register)?.fields.find(({ id }) => id === field)?.type;
      if (type?.kind !== 'record') continue;
      const named = new Set(
        records.flatMap(({ data }) => (typeof data[field] === 'string' ? [data[field]] : [])),
      );
      const linked = await readRegisterOn(query, zone, type.register, times, [...named]);
      of.set(type.register, new Map([...(of.get(type.register) ?? []), ...byId(linked)]));
    }
    const counted = countOn(
      counts,
      records,
      {
        definition: (id) => definitions.get(id),
        linked: (register, id): RecordData | undefined => of.get(register)?.get(id)?.data,
      },
      { on: times.day, ...(target.from === undefined ? {} : { from: target.from }) },
    );
    return { ...counted, of };
  }

  return {
    /** State of each target that can be counted, as of the times. */
    states(times: Times): Promise<Map<string, CountedState>> {
      // One transaction: all of it as of one moment, and one wait while something is being written.
      return database.transaction(async (trx) => {
        const states = new Map<string, CountedState>();
        for (const one of targets) {
          const counted = await count(trx, one, { ...times, day: countingDay(one.target, times.day) });
          states.set(one.target.id, targetState(one.target, one.indicator, times.day, counted));
        }
        return states;
      });
    },

    /**
     * A target with its value and, when the caller may read all that was counted (`mayRead`: a register and the fields
     * looked at in it), the records that prove it.
     */
    async value(
      id: string,
      times: Times,
      mayRead: (definition: RegisterDefinition, fields: readonly string[]) => boolean,
    ): Promise<TargetValue> {
      const one = targets.find(({ target }) => target.id === id);
      const definition = definitions.get(one?.counts.register ?? '');
      if (!one || !definition) throw new AppError('not-found', { what: id });
      const { target, indicator, counts } = one;
      const on = countingDay(target, times.day);
      return database.transaction(async (trx) => {
        const counted = await count(trx, one, { ...times, day: on });
        const series = [];
        for (const end of yearEnds(plan, target, on)) {
          const then = end === on ? counted : await count(trx, one, { ...times, day: end });
          series.push({ on: end, ...(then.records === 0 ? {} : { value: then.value }) });
        }
        const { state, detail } = targetState(target, indicator, times.day, counted);
        const { value, records, demonstration } = counted;
        return {
          target: id,
          on,
          state,
          detail,
          ...(records === 0 ? {} : { value, reached: meetsTarget(target, value) }),
          demonstration,
          unclear: counted.unclear.length,
          series,
          register: { id: definition.id, name: definition.name },
          ...(lookedAt(registers, counts).every((one) => mayRead(one.definition, one.fields))
            ? {
                evidence: evidenceOf(
                  counts,
                  await named(trx, registers, counted, on),
                  labelsOf(registers, counts),
                ),
              }
            : {}),
        };
      });
    },
  };
}

/**
 * The registers a count looks into, each with the fields that decide what counts and name it. That a record counts tells
 * what stands in them.
 */
function lookedAt(
  { definitions }: ZoneRegisters,
  { register, distinct, where, of }: CountDefinition,
): { definition: RegisterDefinition; fields: readonly string[] }[] {
  const own = definitions.get(register);
  if (!own) return [];
  const linked = of.flatMap(({ field, where: conditions }) => {
    const type = own.fields.find(({ id }) => id === field)?.type;
    const definition = type?.kind === 'record' ? definitions.get(type.register) : undefined;
    return definition
      ? [...naming(definitions, definition), { definition, fields: fieldsOf(conditions) }]
      : [];
  });
  const asked = [...fieldsOf(where), ...of.map(({ field }) => field), ...(distinct ? [distinct] : [])];
  const all = [...naming(definitions, own), { definition: own, fields: asked }, ...linked];
  // Each register once, with all that is looked at in it.
  return [...new Set(all.map((one) => one.definition))].map((definition) => ({
    definition,
    fields: all.flatMap((one) => (one.definition === definition ? one.fields : [])),
  }));
}

/** What is looked at to say what records of a register are called. */
function naming(definitions: ZoneRegisters['definitions'], definition: RegisterDefinition) {
  const fields = titleParts(definition);
  const others = fields.flatMap((part) => {
    const type = definition.fields.find(({ id }) => id === part)?.type;
    const other = type?.kind === 'record' ? definitions.get(type.register) : undefined;
    return other ? [{ definition: other, fields: [other.titleField] }] : [];
  });
  return [{ definition, fields }, ...others];
}

/** The records of a count under the titles that readers see. */
async function named(trx: Queries, registers: ZoneRegisters, counted: Counted, day: Day): Promise<Counted> {
  const of = new Map<string, ReadonlyMap<string, TitledRecord>>();
  for (const [register, group] of counted.of) {
    const records = [...group.values()];
    const titles = registers.definitions.get(register)?.titleFields
      ? await recordTitles(
          trx,
          registers,
          records.map(({ title, data }) => ({ register, title, data, day })),
        )
      : [];
    of.set(register, byId(records.map((one, at) => ({ ...one, title: titles[at] ?? one.title }))));
  }
  return { ...counted, of };
}

const fieldsOf = (conditions: readonly { readonly field: string }[]) => conditions.map(({ field }) => field);

function byId(records: readonly TitledRecord[]): Map<string, TitledRecord> {
  return new Map(records.map((one) => [one.id, one]));
}

/** The last day of each year of the plan up to the day counted on, and that day. */
function yearEnds(plan: PlanPackage, target: Target, on: Day): Day[] {
  const from = target.from ?? plan.content['plan.yaml'].period.from;
  const ends: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year < Number(on.slice(0, 4)); year++) ends.push(`${year}-12-31`);
  return [...ends, on];
}

/** Labels of fields as counting names what is missing: `field`, or `field.field` of the record a field names. */
function labelsOf({ definitions }: ZoneRegisters, counts: CountDefinition): (missing: string) => Bilingual {
  const own = definitions.get(counts.register);
  return (missing) => {
    const [first = '', second] = missing.split('.');
    const field = own?.fields.find(({ id }) => id === first);
    if (second === undefined) return field?.label ?? { zh: missing, en: missing };
    const theirs = field?.type.kind === 'record' ? definitions.get(field.type.register) : undefined;
    return theirs?.fields.find(({ id }) => id === second)?.label ?? { zh: missing, en: missing };
  };
}

function evidenceOf(
  counts: CountDefinition,
  { items, unclear, of }: Counted,
  label: (missing: string) => Bilingual,
): NonNullable<TargetValue['evidence']> {
  const records = of.get(counts.register);
  const shown = (id: string) => {
    const record = records?.get(id);
    return { id, title: record?.title ?? id, demonstration: record?.demonstration ?? false };
  };
  const titleOf = (key: string, first: string) => {
    for (const group of of.values()) {
      const title = group.get(key)?.title;
      if (title !== undefined) return title;
    }
    return shown(first).title;
  };
  return {
    items: items.map((item) => ({
      title: titleOf(item.key, item.records[0] ?? item.key),
      records: item.records.map(shown),
    })),
    unclear: unclear.map(({ record, missing }) => ({ ...shown(record), missing: missing.map(label) })),
  };
}
