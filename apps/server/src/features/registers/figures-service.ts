import { MOST_GROUPS } from '@luodi/api';
import { type Day, invariant } from '@luodi/core/base';
import {
  addTallies,
  type BreakdownGroup,
  breakdown,
  type Filter,
  isAmount,
  isGroupable,
  type RegisterDefinition,
  type TrendStep,
  trendDays,
  trendOf,
  USUAL_INDUSTRY_DEPTH,
} from '@luodi/core/registers';
import type { Database } from '../../platform/index.ts';
import { type AskedList, type AskedTimes, readQuestion, readTimes, refuse } from './asking.ts';
import { readSpanTallies, readValueTallies } from './figures/store.ts';
import { type Asker, definitionOf, openFields, openTitles, recordSubject } from './rights.ts';
import { readTitles } from './titles/store.ts';
import type { ZoneRegisters } from './zone-registers.ts';

type Asked = AskedTimes & Omit<AskedList, 'sort'>;

/** Figures about registers for a caller: by groups on a day, and from one day to another. */
export function figuresService(database: Database, registers: ZoneRegisters) {
  const { zone, context } = registers;

  /** The question as far as this caller may ask it, with every amount that may be read added up. */
  const questionOf = async (asker: Asker, register: string, query: Asked) => {
    const definition = definitionOf(registers, register);
    asker.authorise('register.read', recordSubject(zone, definition));
    const readable = openFields(asker, zone, definition);
    const titled = openTitles(registers, asker);
    const question = readQuestion(registers, definition, readable, query, titled);
    const sums = definition.fields.filter((field) => isAmount(field) && readable.has(field.id));
    const times = await readTimes(database, registers, query);
    return { definition, readable, titled, question: { ...question, ...times, sums } };
  };

  return {
    async breakdown(
      asker: Asker,
      register: string,
      query: Asked & { by: string; depth?: number | undefined },
    ) {
      const { definition, readable, titled, question } = await questionOf(asker, register, query);
      // What may not be read may not be grouped by: the groups would tell it.
      const field = definition.fields.find(({ id }) => id === query.by && readable.has(id));
      if (!field || !isGroupable(field)) return refuseField(query.by);
      const { known, rows } = await readValueTallies(database.query, zone, question, field);
      const depth = query.depth ?? USUAL_INDUSTRY_DEPTH;
      const all = breakdown(field, rows, context, depth);
      const levels =
        field.type.kind === 'industry' ? context.classification(context.edition)?.levels : undefined;
      const groups = await named(titled, definition, query.by, all.slice(0, MOST_GROUPS), question);
      const rest = all.slice(MOST_GROUPS);
      return {
        day: question.day,
        known,
        groups: groups.map(({ filters, ...group }) => ({
          ...group,
          ...(filters ? { filters: filters.map(wireFilter) } : {}),
        })),
        ...(levels ? { levels: levels.map(({ zh, en }) => ({ zh, en })), depth } : {}),
        ...(rest.length === 0 ? {} : { rest: { groups: rest.length, ...addTallies(rest) } }),
        total: addTallies(rows),
      };
    },

    async trend(asker: Asker, register: string, query: Asked & { from: Day; step: TrendStep }) {
      const { definition, question } = await questionOf(asker, register, query);
      if (query.from > question.day) return refuseSpan();
      const days = trendDays(query.from, question.day, query.step);
      // What is searched for in the names of other records is asked day by day: they may be called otherwise on each.
      const parts = question.search && definition.titleFields ? days.map((day) => [day]) : [days];
      const points = [];
      let { known } = question;
      for (const part of parts) {
        const day = part.at(-1) ?? question.day;
        const asked = known === undefined ? { ...question, day } : { ...question, day, known };
        const found = await readSpanTallies(database.query, zone, asked, part);
        points.push(...trendOf(part, found.spans));
        known = found.known;
      }
      return { known: known ?? 0, points };
    },
  };

  /** Groups by the records of another register bear their titles of the day, where the caller may see them. */
  async function named(
    titled: ReadonlySet<string>,
    definition: RegisterDefinition,
    by: string,
    groups: readonly BreakdownGroup[],
    times: { readonly day: Day; readonly known?: number },
  ): Promise<readonly BreakdownGroup[]> {
    const type = definition.fields.find(({ id }) => id === by)?.type;
    if (type?.kind !== 'record' || !titled.has(type.register)) return groups;
    const wanted = groups.flatMap(({ key }) =>
      key === undefined ? [] : [{ register: type.register, record: key }],
    );
    const titles = await readTitles(database.query, zone, wanted, times);
    return groups.map((group) => {
      const title = group.key === undefined ? undefined : titles.get(group.key);
      return title === undefined ? group : { ...group, label: { zh: title, en: title } };
    });
  }
}

function wireFilter({ field, operator, value }: Filter) {
  invariant(!Array.isArray(value), 'a group has one value');
  return { field, operator, ...(value === undefined ? {} : { value: value as string | number | boolean }) };
}

function refuseField(by: string): never {
  return refuse([
    {
      in: 'query',
      pointer: '/by',
      code: 'no-groups',
      text: { zh: `不能按“${by}”分组。`, en: `Records have no groups by “${by}”.` },
    },
  ]);
}

function refuseSpan(): never {
  return refuse([
    {
      in: 'query',
      pointer: '/from',
      code: 'no-span',
      text: { zh: '起始日晚于截止日。', en: 'The first day is after the last.' },
    },
  ]);
}
