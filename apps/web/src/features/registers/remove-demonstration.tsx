import { getDemonstration, type RegisterHead, removeDemonstration } from '@luodi/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useRights } from '../../platform/session.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Takes the demonstration data out of all registers at once, for those who may: said with counts, confirmed by typing. */
export function RemoveDemonstration({ heads }: { heads: readonly RegisterHead[] }) {
  const w = useWords();
  const client = useQueryClient();
  const { may } = useRights();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const { data } = useQuery({
    queryKey: ['demonstration'],
    queryFn: ({ signal }) => ask(getDemonstration, {}, signal),
  });
  const remove = useMutation({
    mutationFn: () => ask(removeDemonstration, { body: {} }),
    onSuccess: async () => {
      setOpen(false);
      setTyped('');
      await client.invalidateQueries();
    },
  });
  if (remove.data)
    return (
      <Outcome>
        <p>
          {w('removal.done', {
            count: groupDigits(String(total(remove.data.ended))),
            accounts: remove.data.accounts,
          })}
        </p>
        <Counts heads={heads} counts={remove.data.ended} />
      </Outcome>
    );
  if (!data || !['present', 'failed'].includes(data.state) || total(data.records) === 0) return null;
  if (!may('demonstration.remove', { kind: 'demonstration' })) return null;
  if (!isOpen)
    return (
      <p className="no-print">
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {w('removal.begin')}
        </button>
      </p>
    );
  const word = w('demonstration');
  const isSure = typed.normalize('NFKC').trim().toLowerCase() === word.toLowerCase();
  return (
    <form
      className="notice warn stack no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) remove.mutate();
      }}
    >
      <h2>{w('removal.begin')}</h2>
      <p>{w('removal.what', { count: groupDigits(String(total(data.records))) })}</p>
      <Counts heads={heads} counts={data.records} />
      <p>
        <label htmlFor="removal-word">{w('removal.type', { word })}</label>{' '}
        <input
          id="removal-word"
          type="text"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </p>
      {remove.error ? <Failed error={remove.error} /> : null}
      {remove.isPending ? (
        <p className="row" role="status">
          <progress aria-label={w('removal.pending')} /> {w('removal.pending')}
        </p>
      ) : null}
      <p className="row">
        <button type="submit" className="button primary" disabled={!isSure || remove.isPending}>
          {w('removal.begin')}
        </button>
        <button
          type="button"
          className="button plain"
          disabled={remove.isPending}
          onClick={() => setOpen(false)}
        >
          {w('edit.cancel')}
        </button>
      </p>
    </form>
  );
}

/** How many in which register, in the order of the directory; registers the reader may not see by their id. */
function Counts({
  heads,
  counts,
}: {
  heads: readonly RegisterHead[];
  counts: Readonly<Record<string, number>>;
}) {
  const { say } = useLanguage();
  const place = (id: string) => heads.findIndex((head) => head.id === id);
  const named = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => place(a) - place(b));
  return (
    <ul className="row">
      {named.map(([id, count]) => (
        <li key={id}>
          {say(heads.find((head) => head.id === id)?.name) || id} {groupDigits(String(count))}
        </li>
      ))}
    </ul>
  );
}
