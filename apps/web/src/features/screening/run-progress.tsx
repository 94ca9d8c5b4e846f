import { type FindingCatalogue, renderFinding } from '@luodi/core/base';
import { geometryFindings } from '@luodi/core/geometry';
import { screenFindings } from '@luodi/core/screening';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import type { ScreenFailure, ScreenSource } from './screen-messages.ts';
import type { ScreenView } from './screen-run.ts';
import { useWords } from './words.ts';

/** Catalogues of what can be wrong with an input and its parcels. */
export const SCREEN_CATALOGUES: readonly FindingCatalogue[] = [screenFindings.catalogue, geometryFindings];

const MEGABYTE = 2 ** 20;

function megabytes(bytes: number): string {
  return `${groupDigits((bytes / MEGABYTE).toFixed(1))} MB`;
}

/** How far a run is, and how it ended. */
export function RunProgress({
  view,
  name,
  source,
  onCancel,
}: {
  view: ScreenView;
  name: string;
  source: ScreenSource['kind'];
  onCancel: () => void;
}) {
  const w = useWords();
  const { progress, phase } = view;
  const count = groupDigits(String(progress?.parcels ?? 0));
  if (phase === 'failed' && view.failure) return <Failure failure={view.failure} count={count} />;
  if (phase === 'cancelled')
    return (
      <p className="notice" role="status">
        {w('cancelled', { count })}
      </p>
    );
  if (phase === 'done')
    return (
      <p className="notice" role="status">
        {progress?.parcels ? w('done', { name, count }) : `${name}: ${w('empty')}`}
        {progress?.unreadable ? ` · ${w('unreadable', { count: progress.unreadable })}` : ''}
      </p>
    );
  const figures = (value: number) => (source === 'file' ? megabytes(value) : groupDigits(String(value)));
  return (
    <section className="screen-progress stack" aria-label={w('reading', { name })}>
      <p>
        <strong>{w('reading', { name })}</strong>
      </p>
      <progress
        aria-label={w('progress.label')}
        {...(progress ? { value: progress.read, max: Math.max(1, progress.size) } : {})}
      />
      <p className="row small" data-parcels={progress?.parcels ?? 0}>
        {progress ? (
          <>
            <span>
              {w(source === 'file' ? 'progress.bytes' : 'progress.records', {
                read: figures(progress.read),
                size: figures(progress.size),
              })}
            </span>
            <span>{w('progress.parcels', { count })}</span>
            <span>
              {w('progress.workers', {
                count: view.workers,
                how: w(progress.isShared ? 'workers.shared' : 'workers.copied'),
              })}
            </span>
          </>
        ) : (
          w('preparing')
        )}
      </p>
      <button type="button" className="button" onClick={onCancel}>
        {w('cancel')}
      </button>
    </section>
  );
}

function Failure({ failure, count }: { failure: ScreenFailure; count: string }) {
  const w = useWords();
  const { language } = useLanguage();
  const text = () => {
    switch (failure.kind) {
      case 'input':
        return renderFinding(failure.finding, language, SCREEN_CATALOGUES);
      case 'refused':
        return [failure.problem.title, failure.problem.detail].filter(Boolean).join(' ');
      case 'bug':
        return w('failed.bug', { reason: failure.reason });
      default:
        return w(`failed.${failure.kind}`);
    }
  };
  return (
    <p className="notice bad" role="alert">
      {text()} {count === '0' ? '' : w('failed.stopped', { count })}
    </p>
  );
}
