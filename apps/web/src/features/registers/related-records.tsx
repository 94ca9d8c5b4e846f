import { listRecords, type RegisterHead, type RegisterRecord } from '@luodi/api';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { typeOf } from './field.ts';
import { writeFilters } from './question.ts';
import { useRegisters } from './records-data.ts';
import { wireTimes } from './whole-register.ts';
import { useWords } from './words.ts';

/** Fields of all registers that name records of this one. */
export function namingFields(registers: readonly RegisterHead[], register: string) {
  return registers.flatMap((other) =>
    other.fields
      .filter((field) => {
        const type = typeOf(field);
        return (
          field.mayRead && (type.kind === 'record' || type.kind === 'records') && type.register === register
        );
      })
      .map((field) => ({ other, field })),
  );
}

/** Where other registers speak of this record: how many, each number opening into its list. */
export function RelatedRecords({
  head,
  record,
  Part,
  title,
}: {
  head: RegisterHead;
  record: RegisterRecord;
  Part: 'h2' | 'h3';
  /** Heading, where the list stands for something else than the end of a record's page. */
  title?: string;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const { asOf } = useAsOf();
  const registers = useRegisters();
  const naming = namingFields(registers.data?.registers ?? [], head.id);
  const found = useQueries({
    queries: naming.map(({ other, field }) => {
      const filters = [{ field: field.id, operator: 'is' as const, value: record.id }];
      const query = { ...wireTimes(asOf), filters: JSON.stringify(filters), limit: 1 };
      return {
        queryKey: ['registers', other.id, 'naming', query],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          ask(listRecords, { params: { register: other.id }, query }, signal),
      };
    }),
  });
  if (naming.length === 0) return null;
  const rows = naming.flatMap(({ other, field }, index) => {
    const total = found[index]?.data?.total ?? 0;
    return total > 0 ? [{ other, field, total }] : [];
  });
  const isComplete = found.every((one) => !one.isPending);
  return (
    <section className="stack">
      <Part>{title ?? w('record.related')}</Part>
      {rows.length === 0 && isComplete ? <p className="small">{w('record.relatedNone')}</p> : null}
      <ul>
        {rows.map(({ other, field, total }) => (
          <li key={`${other.id} ${field.id}`}>
            <Link
              to="/registers/$register"
              params={{ register: other.id }}
              search={
                { filters: writeFilters([{ field: field.id, operator: 'is', value: record.id }]) } as never
              }
            >
              {say(other.name)} {total}
            </Link>{' '}
            <span className="small">{say(field.label)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
