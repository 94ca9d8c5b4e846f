import type { FactCatalogue } from '@luodi/core/plan';

export type FactDefinition = FactCatalogue['facts'][number];

/** A fact as typed; empty text means not given, which is never the same as no. */
export type FactValue = string | boolean | readonly string[];

/** A footprint as it will be sent: on the grid of the zone, as the server read it. */
export interface DraftFootprint {
  readonly grid: unknown;
}

/** The question as it is being written. */
export interface Draft {
  readonly title: string;
  readonly asOf: string;
  readonly industry?: {
    readonly edition: string;
    readonly code: string;
    readonly name: { zh: string; en: string };
  };
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly footprint?: DraftFootprint;
}

/** The case of a draft, in the wire's form. Facts not given are left out. */
export function caseOfDraft(draft: Draft, id: string) {
  const facts = Object.fromEntries(
    Object.entries(draft.facts).filter(
      ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
  return {
    format: 'luodi-case/1',
    id,
    ...(draft.title.trim() ? { title: draft.title.trim() } : {}),
    asOf: draft.asOf,
    ...(draft.industry ? { industry: { edition: draft.industry.edition, code: draft.industry.code } } : {}),
    facts,
    ...(draft.footprint ? { footprint: draft.footprint } : {}),
  };
}

/** The draft of a case that was asked before, to change one thing and ask again. */
export function draftOfCase(stored: {
  title?: string | undefined;
  asOf: string;
  industry?: { edition: string; code: string } | undefined;
  facts: Readonly<Record<string, { value: unknown }>>;
  footprint?: unknown;
}): Draft {
  const facts: Record<string, FactValue> = {};
  for (const [id, { value }] of Object.entries(stored.facts)) {
    facts[id] = typeof value === 'boolean' ? value : Array.isArray(value) ? value.map(String) : String(value);
  }
  return {
    title: stored.title ?? '',
    asOf: stored.asOf,
    ...(stored.industry ? { industry: { ...stored.industry, name: { zh: '', en: '' } } } : {}),
    facts,
    ...(stored.footprint ? { footprint: stored.footprint as DraftFootprint } : {}),
  };
}

/** Today on this device, for a new question; the reader can change it. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
