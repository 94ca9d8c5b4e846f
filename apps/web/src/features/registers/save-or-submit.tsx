import { useWords } from './words.ts';

/** Saving directly or submitting for approval: what this reader may of the two. */
export function SaveOrSubmit({
  saves,
  submits,
  saving,
  submitting,
  onSubmit,
  label,
}: {
  saves: boolean;
  submits: boolean;
  saving: boolean;
  submitting: boolean;
  onSubmit: () => void;
  /** What the act is called when it is not saving. */
  label?: string;
}) {
  const w = useWords();
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
    </>
  );
}

/** What the difference is, for those who have the choice; what comes of it, for those who report. */
export function SubmitHint({ saves, submits }: { saves: boolean; submits: boolean }) {
  const w = useWords();
  if (!submits) return null;
  return <p className="small">{w(saves ? 'edit.submitHint' : 'edit.reportHint')}</p>;
}
