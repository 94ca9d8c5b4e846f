import type { RegisterHead } from '@luodi/api';
import { useLanguage } from '../../platform/i18n.ts';
import { useGathered } from './gathered.ts';
import { useWords } from './words.ts';

/** Saving directly or submitting for approval: what this reader may of the two. */
export function SaveOrSubmit({
  saves,
  submits,
  saving,
  submitting,
  onSubmit,
  onGather,
  label,
}: {
  saves: boolean;
  submits: boolean;
  saving: boolean;
  submitting: boolean;
  onSubmit: () => void;
  /** Puts it with others into one submission. */
  onGather?: (() => void) | undefined;
  /** What the act is called when it is not saving. */
  label?: string;
}) {
  const w = useWords();
  const { gathered, isFull } = useGathered();
  const busy = saving || submitting;
  return (
    <>
      {saves ? (
        <button type="submit" className="button primary" disabled={busy}>
          {saving ? w('edit.saving') : (label ?? w(submits ? 'edit.saveDirectly' : 'edit.save'))}
        </button>
      ) : null}
      {submits ? (
        <button
          type={saves ? 'button' : 'submit'}
          className={saves ? 'button' : 'button primary'}
          disabled={busy}
          onClick={saves ? onSubmit : undefined}
        >
          {w(submitting ? 'edit.submitting' : 'edit.submit')}
        </button>
      ) : null}
      {submits && onGather ? (
        <button type="button" className="button" disabled={busy || isFull} onClick={onGather}>
          {gathered.length > 0 ? w('edit.gatherMore', { count: gathered.length }) : w('edit.gather')}
        </button>
      ) : null}
    </>
  );
}

/** What the difference is, for those who have the choice; what comes of it, for those who report. */
export function SubmitHint({
  saves,
  submits,
  reports,
}: {
  saves: boolean;
  submits: boolean;
  reports: boolean;
}) {
  const w = useWords();
  if (!submits) return null;
  const whoKeeps = saves ? 'edit.submitHint' : 'edit.approvalHint';
  return <p className="small">{w(reports ? 'edit.reportHint' : whoKeeps)}</p>;
}

/** What of a register is changed by approval only, for those who keep it. */
export function ApprovalNote({ head }: { head: RegisterHead }) {
  const w = useWords();
  const { say, language } = useLanguage();
  const { approval, maySubmit } = head;
  if (approval === undefined || !maySubmit.change) return null;
  if (approval === 'all') return <p className="small no-print">{w('approval.all')}</p>;
  const fields = head.fields
    .filter(({ id }) => approval.includes(id))
    .map(({ label }) => say(label))
    .join(language === 'zh' ? '、' : ', ');
  return <p className="small no-print">{w('approval.fields', { fields })}</p>;
}
