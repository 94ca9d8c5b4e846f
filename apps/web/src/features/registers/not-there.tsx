import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../platform/i18n.ts';
import { useRights } from '../../platform/session.ts';
import { SignInFirst } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

/** A register that is not there, or that this reader may not see; both look the same. A visitor is asked to sign in. */
export function NotThere({ what }: { what: string }) {
  const w = useWords();
  const { t } = useLanguage();
  const { principal } = useRights();
  // A register that is not disclosed may be there: whoever is not signed in is led to where that is told.
  if (principal.kind === 'anonymous') return <SignInFirst />;
  return (
    <div className="waiting stack">
      <h1>{t('notFound.title')}</h1>
      <p>{w('notThere', { what })}</p>
      <p>
        <Link to="/registers">{w('directory.title')}</Link>
      </p>
    </div>
  );
}
