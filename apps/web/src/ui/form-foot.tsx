/** The end of a form: the act it is for, and the way out of it. */
export function FormFoot({
  act,
  isBlocked,
  leave,
  onLeave,
}: {
  act: string;
  /** Nothing to send yet, or it is being sent. */
  isBlocked: boolean;
  leave: string;
  onLeave: () => void;
}) {
  return (
    <p className="row">
      <button type="submit" className="button primary" disabled={isBlocked}>
        {act}
      </button>
      <button type="button" className="button plain" onClick={onLeave}>
        {leave}
      </button>
    </p>
  );
}
