import { listLedger } from '@luodi/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { groupDigits } from '../../platform/format.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { useRights } from '../../platform/session.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Failed } from '../../ui/waiting.tsx';
import { ChangeSetDetail } from './change-set.tsx';
import './ledger.css';
import { localMinute } from '../../platform/local-minute.ts';
import { type LedgerAsked, LedgerFilters } from './ledger-filters.tsx';
import { LedgerVerify } from './ledger-verify.tsx';
import { VerifyYourself } from './verify-yourself.tsx';
import { useNamed, useWords } from './words.ts';

const PAGE = 60;

type LedgerList = Awaited<ReturnType<typeof ask<typeof listLedger>>>;
/** Names of accounts by their ids. */
type Names = Readonly<Record<string, string>>;
type Entry = LedgerList['entries'][number];
type About = LedgerList['about'][string];
type AboutAll = Readonly<Record<string, About>>;

/** What was done, newest first; verified on the spot; taken along to be verified elsewhere. */
export function LedgerPage() {
  const w = useWords();
  usePageTitle(w('title'));
  const { actor, kind, on, entry }: LedgerAsked = useSearch({ strict: false });
  const asked: LedgerAsked = { actor, kind, on, entry };
  const navigate = useNavigate();
  const { may } = useRights();
  const set = (next: LedgerAsked) =>
    void navigate({ to: '/ledger', search: next as never, resetScroll: false });
  const list = useInfiniteQuery({
    queryKey: ['ledger', actor, kind, on, entry],
    queryFn: ({ pageParam, signal }) =>
      ask(
        listLedger,
        {
          query: {
            limit: PAGE,
            ...(pageParam === undefined ? {} : { before: pageParam }),
            ...(actor ? { actor } : {}),
            ...(kind ? { kind } : {}),
            ...(on ? { until: on } : {}),
          },
        },
        signal,
      ),
    initialPageParam: entry === undefined ? undefined : Number(entry) + 1,
    getNextPageParam: ({ entries }) => (entries.length === PAGE ? entries.at(-1)?.seq : undefined),
    retry: false,
  });
  const head = list.data?.pages.at(-1);
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const names: Names = Object.assign({}, ...(list.data?.pages.map((page) => page.names) ?? []));
  const about: AboutAll = Object.assign({}, ...(list.data?.pages.map((page) => page.about) ?? []));
  return (
    <div className="ledger-page stack-2">
      <header className="stack">
        <h1>{w('title')}</h1>
        <p>{w('intro')}</p>
        {head ? (
          <p>
            {w('size', { count: groupDigits(String(head.size)), signed: groupDigits(String(head.signed)) })}
          </p>
        ) : null}
        {head?.trouble ? <p className="notice bad">{w('trouble', { why: head.trouble })}</p> : null}
      </header>
      {list.error ? <Failed error={list.error} again={() => void list.refetch()} /> : null}
      {head ? (
        <>
          {may('ledger.verify', { kind: 'ledger' }) ? (
            <LedgerVerify size={head.size} />
          ) : (
            <p className="small">{w('verify.not')}</p>
          )}
          <section className="stack">
            <h2>{w('what')}</h2>
            <LedgerFilters asked={asked} entries={entries} names={names} onChange={set} />
            {entries.length === 0 ? (
              <p className="notice">{w('none')}</p>
            ) : (
              <Entries entries={entries} names={names} about={about} marked={entry} />
            )}
            {list.hasNextPage ? (
              <button
                type="button"
                className="button no-print"
                disabled={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {w('more')}
              </button>
            ) : null}
          </section>
          <VerifyYourself publicKey={head.publicKey} zone={head.zone} />
        </>
      ) : null}
    </div>
  );
}

function Entries({
  entries,
  names,
  about,
  marked,
}: {
  entries: readonly Entry[];
  names: Names;
  about: AboutAll;
  marked: string | undefined;
}) {
  const w = useWords();
  const named = useNamed();
  const actorOf = (actor: string) =>
    actor === 'server'
      ? w('actor.server')
      : actor === 'unnamed'
        ? w('actor.unnamed')
        : (names[actor] ?? actor);
  return (
    <TableScroll label={w('what')}>
      <table className="ledger-table">
        <thead>
          <tr>
            <th className="number">{w('seq')}</th>
            <th>{w('at')}</th>
            <th>{w('actor')}</th>
            <th>{w('action')}</th>
            <th>{w('subject')}</th>
            <th>{w('hash')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((one) => (
            <tr key={one.seq} aria-current={String(one.seq) === marked ? 'true' : undefined}>
              <td className="number">{one.seq}</td>
              <td className="nowrap">{localMinute(one.at)}</td>
              <td>{actorOf(one.actor)}</td>
              <td>{named('action', one.action)}</td>
              <td>
                <Subject entry={one} about={about[one.seq]} />
              </td>
              <td className="code" title={one.hash}>
                {one.hash.slice(0, 12)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** What an act was done to; of accounts whose it was, from where and why, for those who may see the accounts. */
function Subject({ entry, about }: { entry: Entry; about: About | undefined }) {
  const w = useWords();
  const named = useNamed();
  const { kind, id } = entry.subject;
  const isAccount = kind === 'sign-in' || kind === 'account-change';
  if (!isAccount) {
    return (
      <>
        {named('kind', kind)} <SubjectLink kind={kind} id={id} />
      </>
    );
  }
  const more = [about?.address, about?.reason].filter(Boolean).join(' · ');
  return (
    <>
      {named('kind', kind)}{' '}
      {id === 'unknown' ? w('subject.unknown') : (about?.name ?? <SubjectLink kind={kind} id={id} />)}
      {more ? <span className="small"> {more}</span> : null}
    </>
  );
}

/** The way to the record an act was done to, where it has a page. */
function SubjectLink({ kind, id }: Entry['subject']) {
  const short = id.length > 16 ? `${id.slice(0, 12)}…` : id;
  if (kind === 'review')
    return (
      <Link to="/ask/$id" params={{ id }} className="code">
        {short}
      </Link>
    );
  if (kind === 'submission-step')
    return (
      <Link to="/submissions/$id" params={{ id: id.split('/')[0] ?? id }} className="code">
        {short}
      </Link>
    );
  if (kind === 'change-set') return <ChangeSetDetail id={id} />;
  return (
    <span className="code" title={id}>
      {short}
    </span>
  );
}
