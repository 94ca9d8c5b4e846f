import { type Bilingual, compareText, type Day, Exact, invariant } from '../base/index.ts';
import type { Threshold } from '../plan/index.ts';
import { AtLeast, derive, type Scope, type Value, valueText } from '../rules/index.ts';
import type { ReviewCase } from './case-schema.ts';
import { type IndustryReading, readIndustry } from './industry-reading.ts';
import { type Labels, labelsOf } from './labels.ts';
import { type ReviewPackage, ruleBookOf } from './package.ts';
import { readSite, type SiteReading } from './site-reading.ts';
import { chooseThreshold, type ThresholdPlace } from './thresholds.ts';
import type { MissingItem, UsedFact } from './verdict-schema.ts';

/** Everything known about a case when the rules are asked, and what stands behind each gap. */
export interface Knowledge {
  readonly scope: Scope;
  readonly site: SiteReading;
  readonly industry: IndustryReading;
  readonly labels: Labels;
  /** Root paths (see {@link MissingItem}) behind a path that is unknown. Sorted. */
  readonly rootsOf: (path: string) => readonly string[];
  /** Threshold used under a threshold path. */
  readonly thresholds: ReadonlyMap<string, Threshold>;
}

function factValues(pkg: ReviewPackage, review: ReviewCase): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const definition of pkg.content['facts.yaml'].facts) {
    const given = Object.hasOwn(review.facts, definition.id) ? review.facts[definition.id] : undefined;
    if (!given) continue;
    const { value } = given;
    const isNumber = definition.type === 'decimal' || definition.type === 'integer';
    if (!isNumber) values.set(`project.${definition.id}`, value);
    else {
      const exact = typeof value === 'string' ? Exact.fromText(value) : undefined;
      invariant(exact, 'a normalised case holds numbers as exact text');
      values.set(`project.${definition.id}`, exact);
    }
  }
  return values;
}

/** State of the plan on a day. A plan rules while it is in force and its period runs. */
function planValues(pkg: ReviewPackage, asOf: Day): ReadonlyMap<string, Value> {
  const { state, period } = pkg.content['plan.yaml'];
  const ended = asOf > period.to;
  return new Map<string, Value>([
    ['plan.state', state],
    ['plan.in_force', state === 'in-force' && asOf >= period.from && !ended],
    ['plan.ended', ended],
    ['asof', asOf],
  ]);
}

/** The thresholds of a package by id, their codes in the normal form of the classification. */
function thresholdsById(pkg: ReviewPackage): ReadonlyMap<string, readonly Threshold[]> {
  const byId = new Map<string, Threshold[]>();
  for (const threshold of pkg.content['thresholds.yaml'].thresholds) {
    const codes = threshold.scope?.codes?.map((code) => pkg.classification.lookup(code)?.code ?? code);
    const normal = codes ? { ...threshold, scope: { ...threshold.scope, codes } } : threshold;
    byId.set(threshold.id, [...(byId.get(threshold.id) ?? []), normal]);
  }
  return byId;
}

function thresholdValues(
  pkg: ReviewPackage,
  asOf: Day,
  known: ReadonlyMap<string, Value>,
  codes?: readonly string[],
) {
  const park = known.get('site.park');
  const own = codes?.at(-1);
  const place: ThresholdPlace = {
    asOf,
    park: typeof park === 'string' ? park : undefined,
    codes,
    isFiner: (code) =>
      own !== undefined && code !== own && pkg.classification.chain(code).some((above) => above.code === own),
  };
  const byId = thresholdsById(pkg);
  const values = new Map<string, Value>();
  const used = new Map<string, Threshold>();
  const causes = new Map<string, readonly string[]>();
  for (const [id, candidates] of byId) {
    const choice = chooseThreshold(candidates, place);
    if (choice.threshold) {
      values.set(`threshold.${id}`, choice.value);
      used.set(`threshold.${id}`, choice.threshold);
    } else causes.set(`threshold.${id}`, choice.missing);
  }
  return { values, used, causes };
}

/** Collects what is known about a case: facts, footprint against layers, industry, thresholds, derived numbers. */
export function gather(pkg: ReviewPackage, review: ReviewCase): Knowledge {
  const site = readSite(pkg, review);
  const industry = readIndustry(pkg, review);
  const known = new Map<string, Value>([
    ...factValues(pkg, review),
    ...site.values,
    ...industry.values,
    ...planValues(pkg, review.asOf),
  ]);
  const thresholds = thresholdValues(pkg, review.asOf, known, industry.answer?.ancestors);
  for (const [path, value] of thresholds.values) known.set(path, value);
  const { scope, causes } = derive(ruleBookOf(pkg.content).book, known);
  const roots = (path: string): string[] => {
    const behind = causes.get(path) ?? thresholds.causes.get(path);
    if (behind && behind.length > 0) return behind.flatMap(roots);
    if (path.startsWith('site.')) return [...(site.causes.get(path) ?? ['footprint'])];
    return [path.startsWith('industry.') ? 'industry' : path];
  };
  return {
    scope,
    site,
    industry,
    labels: labelsOf(pkg.content),
    rootsOf: (path) => [...new Set(roots(path))].sort(compareText),
    thresholds: thresholds.used,
  };
}

/** Missing paths as the things people can supply, each once, in order of path. */
export function missingItems(knowledge: Knowledge, paths: readonly string[]): MissingItem[] {
  const roots = [...new Set(paths.flatMap(knowledge.rootsOf))].sort(compareText);
  const { labels } = knowledge;
  return roots.map((path) => ({ path, label: labels.label(path), from: labels.supplier(path) }));
}

/** The known values among some paths, with name, unit, source and date. */
export function usedFacts(knowledge: Knowledge, review: ReviewCase, paths: readonly string[]): UsedFact[] {
  const { scope, labels, site, thresholds } = knowledge;
  return paths.flatMap((path) => {
    const value = scope.values.get(path);
    if (value === undefined) return [];
    const unit = labels.unit(path);
    const id = path.slice(path.indexOf('.') + 1);
    const given =
      path.startsWith('project.') && Object.hasOwn(review.facts, id) ? review.facts[id] : undefined;
    const layer = path.startsWith('site.overlap.')
      ? site.layers.find((one) => one.id === path.split('.')[2])
      : undefined;
    const basis = thresholds.get(path)?.basis.find((one) => 'source' in one);
    const source = given?.source ?? layer?.source ?? (basis && 'source' in basis ? basis.source : undefined);
    const date = given?.date ?? layer?.date ?? thresholds.get(path)?.from;
    return [
      {
        path,
        label: labels.label(path),
        value: typeof value === 'string' ? value : valueText(value),
        ...(unit && { unit }),
        ...(source !== undefined && { source }),
        ...(date !== undefined && { date }),
      },
    ];
  });
}

/** A number for reading: at most four decimals, and never a zero that is not one. */
function shownNumber(value: Exact): string {
  const text = value.toString();
  if (!text.includes('/') && (text.split('.')[1]?.length ?? 0) <= 4) return text;
  const rounded = value.toFixed(4);
  if (value.sign !== 0 && /^-?0\.0000$/.test(rounded)) return value.sign > 0 ? '<0.0001' : '>-0.0001';
  return rounded.replace(/\.?0+$/, '');
}

/** What is put in place of `{path}` in a text for people. */
export function shownValue(knowledge: Knowledge, path: string): Bilingual {
  const value = knowledge.scope.values.get(path);
  const { labels } = knowledge;
  if (value === undefined) return { zh: '（未知）', en: '(unknown)' };
  if (value === '' || (Array.isArray(value) && value.length === 0)) return { zh: '无', en: 'none' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (value instanceof Exact) return { zh: shownNumber(value), en: shownNumber(value) };
  if (value instanceof AtLeast) {
    const number = shownNumber(value.bound);
    return { zh: `至少 ${number}`, en: `at least ${number}` };
  }
  const texts: readonly string[] = typeof value === 'string' ? [value] : value;
  const names = texts.map((text) => labels.nameOf(path, text));
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') };
}
