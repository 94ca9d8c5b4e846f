/** A text in the two languages of the product. Neither is a translation aid for the other: both are shown. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The two languages every text of the product exists in. */
export type Language = 'zh' | 'en';

/**
 * How bad a finding is.
 * - `error`: the package, case or layer cannot be used as it is;
 * - `warning`: it can be used, but says something a person has to settle;
 * - `note`: worth knowing, nothing has to be done.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Values put into the text of a finding. Kept apart from the text so that any language can be rendered later. */
export type FindingParams = Readonly<Record<string, string | number | boolean>>;

/**
 * Something noticed about data. Findings are data, never thrown, and come as complete lists
 * (ARCHITECTURE.md, "Three kinds of error").
 */
export interface Finding {
  /** Stable identifier, `area.name`, from a catalogue made with {@link defineFindings}. */
  readonly code: string;
  readonly severity: Severity;
  /** File inside the package or the name of the input, when there is one. */
  readonly file?: string;
  /** JSON pointer (RFC 6901) inside the file; empty string for the whole file. */
  readonly pointer: string;
  /** 1-based position in the text of the file, when it is known. */
  readonly line?: number;
  readonly column?: number;
  /** The plan clause the finding concerns, when it concerns one. */
  readonly clause?: string;
  readonly params: FindingParams;
}

/** What a code means: its severity, its text with `{param}` places, and why the check exists. */
export interface FindingDefinition {
  readonly severity: Severity;
  readonly text: Bilingual;
  /** Why the check exists, for the documentation. */
  readonly reason?: Bilingual;
  /** A short example of input that gives the finding, for the documentation. */
  readonly example?: string;
}

/** A closed set of finding codes with their definitions. */
export type FindingCatalogue<Code extends string = string> = Readonly<Record<Code, FindingDefinition>>;

/** Where a finding was made. */
export interface FindingPlace {
  readonly file?: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  readonly clause?: string;
}

/**
 * Closes a catalogue of findings and gives the function that makes them, so that a code, its severity and its
 * text can never drift apart.
 */
export function defineFindings<Code extends string>(catalogue: FindingCatalogue<Code>) {
  const make = (code: Code, place: FindingPlace = {}, params: FindingParams = {}): Finding => ({
    code,
    severity: catalogue[code].severity,
    ...place,
    pointer: place.pointer ?? '',
    params,
  });
  return { catalogue, make };
}

/** Puts the params of a finding into its text. An unknown place is left visible rather than dropped. */
export function renderText(template: string, params: FindingParams): string {
  return template.replace(/\{([a-zA-Z0-9_]+)\}/g, (whole, key: string) =>
    Object.hasOwn(params, key) ? String(params[key]) : whole,
  );
}

/**
 * The text of a finding in one language, from the first catalogue that knows its code;
 * the bare code when none does, so that nothing is ever silently swallowed.
 */
export function renderFinding(
  finding: Finding,
  language: Language,
  catalogues: readonly FindingCatalogue[],
): string {
  for (const catalogue of catalogues) {
    const definition = Object.hasOwn(catalogue, finding.code) ? catalogue[finding.code] : undefined;
    if (definition) return renderText(definition.text[language], finding.params);
  }
  return finding.code;
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Compares two strings by UTF-16 code unit: the same order on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of a finding list: severity, then file, line, pointer, code. Total and the same everywhere. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    compareText(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.code, b.code)
  );
}
