import { endOtherSessions, endSession, listSessions } from '@luodi/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Loaded } from '../../ui/waiting.tsx';
import { FormFailed } from './form-field.tsx';
import { useWords } from './words.ts';

/** The sessions of one's account, each to be ended. */
export function OwnSessions() {
  const w = useWords();
  const client = useQueryClient();
  const key = ['sessions'];
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => ask(listSessions, {}, signal) });
  const end = useMutation({
    mutationFn: (id: string | undefined) =>
      id === undefined ? ask(endOtherSessions, {}) : ask(endSession, { params: { id } }),
    onSuccess: (left) => client.setQueryData(key, left),
  });
  return (
    <section className="stack">
      <h2>{w('sessions.title')}</h2>
      <p className="small">{w('sessions.hint')}</p>
      <Loaded query={sessions}>
        {({ sessions: all }) => (
          <>
            <TableScroll label={w('sessions.title')}>
              <table>
                <thead>
                  <tr>
                    <th>{w('sessions.address')}</th>
                    <th>{w('sessions.browser')}</th>
                    <th>{w('sessions.started')}</th>
                    <th>{w('sessions.seen')}</th>
                    <th>
                      <span className="visually-hidden">{w('sessions.end')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((one) => (
                    <tr key={one.id}>
                      <td className="code">{one.address}</td>
                      <td className="small">{shortBrowser(one.browser)}</td>
                      <td className="nowrap">{localMinute(one.startedAt)}</td>
                      <td className="nowrap">{localMinute(one.seenAt)}</td>
                      <td>
                        {one.current ? (
                          w('sessions.current')
                        ) : (
                          <button
                            type="button"
                            className="link"
                            aria-label={w('sessions.endOf', { address: one.address })}
                            onClick={() => end.mutate(one.id)}
                          >
                            {w('sessions.end')}
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
            {all.length > 1 ? (
              <p>
                <button type="button" className="button" onClick={() => end.mutate(undefined)}>
                  {w('sessions.endOthers')}
                </button>
              </p>
            ) : null}
            <FormFailed error={end.error} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Browser and system out of what a browser says of itself; the beginning of it when it says something else. */
function shortBrowser(agent: string): string {
  const browser = /(Firefox|Edg|Chrome|Safari)\/(\d+)/.exec(agent);
  const system = /(Windows|Macintosh|Android|iPhone|iPad|Linux)/.exec(agent);
  const name = browser ? `${browser[1] === 'Edg' ? 'Edge' : browser[1]} ${browser[2]}` : '';
  return [name, system?.[1] ?? ''].filter(Boolean).join(' · ') || agent.slice(0, 40);
}
