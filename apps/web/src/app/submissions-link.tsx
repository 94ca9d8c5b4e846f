import { listSubmissions } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../platform/api.ts';
import { useRights } from '../platform/session.ts';
import { wordsOf } from '../platform/words.ts';

const useWords = wordsOf({
  title: { zh: '报批', en: 'Approvals' },
  waiting: { zh: '（{{count}} 件待处理）', en: ' ({{count}} waiting)' },
});

/** The way to what was submitted, with how many wait for this reader; nothing for those who see none. */
export function SubmissionsLink() {
  const w = useWords();
  const { principal, may } = useRights();
  const own = principal.kind === 'account' ? { submittedBy: principal.id } : {};
  const sees = may('submission.read', { kind: 'submission', ...own });
  const found = useQuery({
    queryKey: ['submissions', 'waiting'],
    queryFn: ({ signal }) => ask(listSubmissions, { query: { whose: 'waiting', limit: 1 } }, signal),
    enabled: sees,
    refetchOnWindowFocus: 'always',
  });
  if (!sees) return null;
  const count = found.data?.counts.waiting ?? 0;
  return (
    <Link to="/submissions" activeProps={{ 'aria-current': 'page' }}>
      {w('title')}
      {count > 0 ? (
        <span className="nav-count">
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">{w('waiting', { count })}</span>
        </span>
      ) : null}
    </Link>
  );
}
