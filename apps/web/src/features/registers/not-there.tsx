import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../platform/i18n.ts';
import { useWords } from './words.ts';

/** A register that is not there, or that this reader may not see; both look the same. */
export function NotThere({ what }: { what: string }) {
  const w = useWords();
  const { t } = useLanguage();
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
