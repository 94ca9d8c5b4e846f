import { AppError, type Fault } from '@luodi/api';
import { type Day, type Finding, isDay } from '@luodi/core/base';
import { isInstant } from '@luodi/core/ledger';
import { isUsableDay, type RegisterDefinition, readFilters } from '@luodi/core/registers';
import { type Database, dayOf } from '../../platform/index.ts';
import { presentFinding } from '../plan/index.ts';
import { type Question, readKnownAt, readNewest } from './reading/store.ts';
import type { ZoneRegisters } from './zone-registers.ts';

/** Refuses an input with its faults, each with the place it stands in. */
export function refuse(errors: readonly Fault[]): never {
  throw new AppError('invalid-input', { count: errors.length }, { errors });
}

/** Findings about an input as its faults; `at` is the place of what they are about. */
export function faultsOf(findings: readonly Finding[], place: Fault['in'], at: string): Fault[] {
  return findings.map((finding) => {
    const { code, text, pointer } = presentFinding(finding);
    return { in: place, pointer: `${at}${pointer}`, code, text };
  });
}

const oneFault = (place: Fault['in'], pointer: string, code: string, zh: string, en: string): Fault => ({
  in: place,
  pointer,
  code,
  text: { zh, en },
});

/** The two times of a question as the wire carries it. */
export interface AskedTimes {
  readonly day?: string | undefined;
  readonly known?: string | undefined;
}

/** A day that exists; today when none is given. */
export function readDay(
  clock: ZoneRegisters['clock'],
  written: string | undefined,
  place: Fault['in'],
  at: string,
): Day {
  if (written === undefined) return dayOf(clock);
  if (isUsableDay(written)) return written;
  return refuse([
    oneFault(place, at, 'no-such-day', `没有“${written}”这一天。`, `There is no day “${written}”.`),
  ]);
}

/**
 * The two times of a question: the day, and the last sequence number that counts as known. An instant, or the end of a
 * day as this machine's calendar has it, becomes the last act not written later; absent, all counts that is known. `at`
 * are the places they stand in, for what is wrong with them.
 */
export async function readTimes(
  database: Database,
  { zone, clock }: ZoneRegisters,
  { day, known }: AskedTimes,
  at: { readonly day: string; readonly known: string } = { day: '/day', known: '/known' },
): Promise<{ day: Day; known?: number }> {
  const on = readDay(clock, day, 'query', at.day);
  if (known === undefined) return { day: on };
  if (/^\d{1,15}$/.test(known)) {
    const newest = await readNewest(database.query, zone);
    return { day: on, known: Math.min(Number(known), newest) };
  }
  if (isInstant(known)) return { day: on, known: await readKnownAt(database.query, zone, known) };
  if (isDay(known)) {
    const [year, month, date] = known.split('-').map(Number) as [number, number, number];
    const end = new Date(year, month - 1, date + 1).getTime() - 1;
    return { day: on, known: await readKnownAt(database.query, zone, new Date(end).toISOString()) };
  }
  return refuse([
    oneFault(
      'query',
      at.known,
      'not-a-time',
      `“${at.known.slice(1)}”应为留痕序号、日期或时刻。`,
      `“${at.known.slice(1)}” has to be a sequence number of the ledger, a day or an instant.`,
    ),
  ]);
}

/** Conditions of a list as the wire carries them. */
export interface AskedList {
  readonly search?: string | undefined;
  readonly filters?: string | undefined;
  readonly sort?: string | undefined;
}

/** Reads conditions and order. What may not be read may not be asked about either: it would tell by what is found. */
export function readQuestion(
  { context }: ZoneRegisters,
  register: RegisterDefinition,
  readable: ReadonlySet<string>,
  asked: AskedList,
  titled: ReadonlySet<string>,
): Pick<Question, 'register' | 'filters' | 'search' | 'sort' | 'readable' | 'titled'> {
  const open = { ...register, fields: register.fields.filter(({ id }) => readable.has(id)) };
  const { filters, findings } = readFilters(
    open,
    asked.filters === undefined ? [] : json(asked.filters),
    context,
  );
  if (findings.length > 0) refuse(faultsOf(findings, 'query', '/filters'));
  const descending = asked.sort?.startsWith('-') ?? false;
  const wanted = descending ? asked.sort?.slice(1) : asked.sort;
  // Without an order records stand by their titles, whose first part may be the title of another record.
  const [first] = register.titleFields ?? [];
  const field = open.fields.find(({ id }) => id === (wanted ?? first));
  if (wanted !== undefined && (!field || isUnsortable(field.type.kind, field.sensitivity)))
    refuse([
      oneFault(
        'query',
        '/sort',
        'no-order',
        `不能按“${wanted}”排序。`,
        `Records have no order by “${wanted}”.`,
      ),
    ]);
  return {
    register,
    filters,
    readable,
    titled,
    ...(asked.search === undefined ? {} : { search: asked.search }),
    ...(field === undefined ? {} : { sort: { field, descending } }),
  };
}

function isUnsortable(kind: string, sensitivity: string): boolean {
  return ['geometry', 'pictures', 'choices', 'records'].includes(kind) || sensitivity === 'personal';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse([
      oneFault('query', '/filters', 'not-json', '筛选条件不是 JSON。', 'The filters are not JSON.'),
    ]);
  }
}

/** Version that a change was made from, out of If-Match. Missing it is refused with `precondition-required`. */
export function readIfMatch(header: string | undefined, what: string): number {
  if (header === undefined) throw new AppError('precondition-required', { what });
  const version = /^(?:W\/)?"(\d{1,15})(?:-[\w-]+)?"$/.exec(header.trim())?.[1];
  if (version === undefined)
    refuse([
      oneFault(
        'header',
        '/if-match',
        'not-a-version',
        'If-Match 不是记录的版本。',
        'If-Match names no version of a record.',
      ),
    ]);
  return Number(version);
}

/** Name that a client gave an act, if it gave one. */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = header.trim().replace(/^"(.*)"$/, '$1');
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  return refuse([
    oneFault(
      'header',
      '/idempotency-key',
      'not-a-key',
      'Idempotency-Key 应为 1 至 200 个可见字符。',
      'An Idempotency-Key has 1 to 200 visible characters.',
    ),
  ]);
}
