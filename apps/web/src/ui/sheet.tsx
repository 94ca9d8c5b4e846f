import type { ReactNode } from 'react';
import './sheet.css';

/** A button that unfolds a small sheet under it; Esc folds it. */
export function Sheet({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details
      className="sheet"
      onKeyDown={(event) => {
        const box = event.currentTarget;
        if (event.key !== 'Escape' || !box.open) return;
        event.stopPropagation();
        box.open = false;
        box.querySelector('summary')?.focus();
      }}
    >
      <summary className="button">{label}</summary>
      <div className="sheet-body stack">{children}</div>
    </details>
  );
}
