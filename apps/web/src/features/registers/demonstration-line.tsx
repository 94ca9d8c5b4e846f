import { getDemonstration } from '@luodi/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '../../platform/api.ts';
import { useWords } from './words.ts';

/** How often the writing of the demonstration data is looked at. */
const LOOK_EVERY_MS = 1_000;

/** Says while the registers are being filled with demonstration data, and how far it has come; then counts anew. */
export function DemonstrationLine() {
  const w = useWords();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['demonstration'],
    queryFn: ({ signal }) => ask(getDemonstration, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'filling' ? LOOK_EVERY_MS : false),
  });
  const done = data?.done ?? 0;
  const state = data?.state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each part that is written changes the counts
  useEffect(() => {
    if (state !== undefined) void client.invalidateQueries({ queryKey: ['registers'] });
  }, [client, done, state]);
  if (state === 'filling' && data)
    return (
      <p className="notice row" role="status">
        <progress
          value={data.done}
          max={data.total || 1}
          aria-label={w('demonstration.filling', { done: data.done, total: data.total })}
        />
        {w('demonstration.filling', { done: data.done, total: data.total })}
      </p>
    );
  return state === 'failed' ? <p className="notice warn">{w('demonstration.failed')}</p> : null;
}
