import { useId } from 'react';
import { useWords } from './words.ts';

/** Why changes are submitted, and on which document they rest. */
export interface Grounds {
  readonly reason: string;
  readonly basis: string;
}

/** As the wire takes them. */
export function wireGrounds({ reason, basis }: Grounds) {
  return { reason: reason.trim(), ...(basis.trim() ? { basis: basis.trim() } : {}) };
}

/** Asks for both. `missing` are those to be pointed at, after an attempt to send. */
export function ReasonFields({
  grounds,
  needsBasis = false,
  missing = [],
  onChange,
}: {
  grounds: Grounds;
  needsBasis?: boolean;
  missing?: readonly (keyof Grounds)[];
  onChange: (grounds: Grounds) => void;
}) {
  const w = useWords();
  const id = useId();
  return (['reason', 'basis'] as const).map((part) => (
    <p key={part}>
      <label htmlFor={`${id}-${part}`}>{w(part)}</label>
      <input
        id={`${id}-${part}`}
        type="text"
        maxLength={500}
        required={part === 'reason' || needsBasis}
        value={grounds[part]}
        aria-invalid={missing.includes(part)}
        onChange={(event) => onChange({ ...grounds, [part]: event.target.value })}
      />
    </p>
  ));
}
