import type { Bilingual } from '@luodi/core/base';

/** What a refusal code means. `title` names the kind, `detail` tells this case (its `{param}` places are filled). */
export interface RefusalDefinition {
  /** HTTP status (RFC 9110; 507 from RFC 4918). */
  readonly status: number;
  readonly title: Bilingual;
  readonly detail: Bilingual;
  /** When it happens and what the caller can do, for the documentation. */
  readonly docs: string;
  /** Process exit code (sysexits.h) when the refusal ends the start of the server. */
  readonly exitCode?: number;
}

/** Keeps the literal codes of a part of the catalogue while checking each definition. */
export function define<Code extends string>(
  part: Record<Code, RefusalDefinition>,
): Record<Code, RefusalDefinition> {
  return part;
}
