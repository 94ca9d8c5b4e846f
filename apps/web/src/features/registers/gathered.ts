import {
  type AskedSubmissionChange,
  MAX_SUBMISSION_CHANGES,
  type RegisterHead,
  type RegisterRecord,
  type SubmissionChange,
} from '@luodi/api';
import { useKept } from '../../platform/kept.ts';

/** A change that was gathered and not submitted yet: what will be sent, and how it is shown until then. */
export interface GatheredChange {
  readonly asked: AskedSubmissionChange;
  readonly shown: SubmissionChange;
}

/** The changes gathered for one submission, in this tab. */
export function useGathered() {
  const { kept = [], put } = useKept<readonly GatheredChange[]>('submission');
  return {
    gathered: kept,
    isFull: kept.length >= MAX_SUBMISSION_CHANGES,
    /** Adds one; what was gathered of the same record for the same days becomes one with it. Tells whether it was kept. */
    add: (next: GatheredChange) => {
      const at = kept.findIndex((one) => isOfSame(one, next));
      const before = kept[at];
      return put(before ? kept.with(at, joined(before, next)) : [...kept, next]);
    },
    remove: (index: number) => put(kept.filter((_, at) => at !== index)),
    clear: () => put(undefined),
  };
}

function isOfSame({ shown: a }: GatheredChange, { shown: b }: GatheredChange): boolean {
  return (
    a.act === 'change' &&
    b.act === 'change' &&
    a.register === b.register &&
    a.record === b.record &&
    a.from === b.from &&
    a.until === b.until
  );
}

function joined(before: GatheredChange, next: GatheredChange): GatheredChange {
  const [a, b] = [before.asked, next.asked];
  if (a.act !== 'change' || b.act !== 'change') return next;
  const renewed = new Set(next.shown.fields.map(({ field }) => field));
  return {
    asked: { ...b, values: { ...a.values, ...b.values } },
    shown: {
      ...next.shown,
      fields: [...before.shown.fields.filter(({ field }) => !renewed.has(field)), ...next.shown.fields],
      titles: { ...before.shown.titles, ...next.shown.titles },
    },
  };
}

/** A change as it is gathered, with what the record is now beside what it shall be. */
export function gatheredOf(
  head: RegisterHead,
  asked: AskedSubmissionChange,
  record: RegisterRecord | undefined,
  from: string,
): GatheredChange {
  const values = asked.act === 'end' ? {} : asked.values;
  const title = record?.title ?? values[head.titleField];
  return {
    asked,
    shown: {
      act: asked.act,
      register: head.id,
      record: record?.id ?? '',
      title: typeof title === 'string' ? title : '',
      from,
      ...(asked.until === undefined ? {} : { until: asked.until }),
      version: record?.version ?? 0,
      current: record?.version ?? 0,
      stale: false,
      demonstration: record?.demonstration ?? false,
      fields: Object.entries(values).map(([field, after]) => ({
        field,
        before: record?.values[field],
        after,
      })),
      closed: 0,
      titles: record?.titles ?? {},
    },
  };
}
