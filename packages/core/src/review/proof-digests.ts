import { compareText, contentHash, type Finding } from '../base/index.ts';
import { proofFinding } from './findings.ts';

type Raw = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Member of a raw value, `undefined` when there is none; never reaches a prototype. */
export function rawMember(value: unknown, ...keys: readonly string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (!isRecord(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const CASE_PARTS = ['id', 'title', 'asOf', 'industry', 'footprint', 'clearances', 'decisions'] as const;

/**
 * The digests of the parts of a proof, by which a change is named: each fact, each part of the case, each rule, each
 * threshold, each file and layer of the package, the verdict. Works on any JSON, so that a damaged proof can still
 * be told what is damaged.
 */
export function digestsOf(proof: unknown): Record<string, string> {
  const digests: Record<string, string> = {};
  const content = rawMember(proof, 'package', 'content');
  for (const [id, fact] of entries(rawMember(proof, 'case', 'facts')))
    digests[`case/facts/${id}`] = contentHash(fact);
  for (const part of CASE_PARTS) {
    const value = rawMember(proof, 'case', part);
    if (value !== undefined) digests[`case/${part}`] = contentHash(value);
  }
  for (const [index, rule] of items(rawMember(content, 'rules.yaml', 'rules')).entries()) {
    const id = rawMember(rule, 'id');
    digests[`rules/${typeof id === 'string' ? id : index}`] = contentHash(rule);
  }
  for (const [index, threshold] of items(rawMember(content, 'thresholds.yaml', 'thresholds')).entries()) {
    digests[`thresholds/${index}`] = contentHash(threshold);
  }
  for (const [name, file] of entries(content)) digests[`package/${name}`] = contentHash(file);
  for (const [id, layer] of entries(rawMember(proof, 'layers'))) digests[`layers/${id}`] = contentHash(layer);
  digests.verdict = contentHash(rawMember(proof, 'verdict') ?? null);
  return digests;
}

/** Names a change of a layer: the feature when there is one at the place in the tree of the extract, else the place. */
export function layerChanged(proof: unknown, layer: string, where: string): Finding {
  const [, ...steps] = where.split('/');
  let node = rawMember(proof, 'layers', layer, 'root');
  for (const step of steps) node = items(rawMember(node, 'children'))[Number(step)];
  const feature = rawMember(node, 'feature', 'id');
  const place =
    where === ''
      ? { zh: '', en: '' }
      : typeof feature === 'string'
        ? { zh: `（要素“${feature.slice(0, 100)}”）`, en: `, at the feature “${feature.slice(0, 100)}”` }
        : { zh: `（${where}）`, en: `, at ${where}` };
  const params = { layer, where, placeZh: place.zh, placeEn: place.en };
  return proofFinding('proof.layer-changed', { pointer: `/layers/${layer}` }, params);
}

function findingOf(name: string, proof: unknown): Finding {
  const [kind = '', ...rest] = name.split('/');
  const id = rest.join('/');
  if (kind === 'case' && rest[0] === 'facts') {
    const fact = rest.slice(1).join('/');
    return proofFinding('proof.fact-changed', { pointer: `/case/facts/${fact}` }, { fact });
  }
  switch (kind) {
    case 'case':
      return proofFinding('proof.case-changed', { pointer: `/case/${id}` }, { part: id });
    case 'rules':
      return proofFinding(
        'proof.rule-changed',
        { pointer: '/package/content/rules.yaml/rules' },
        { rule: id },
      );
    case 'thresholds': {
      const thresholds = items(rawMember(proof, 'package', 'content', 'thresholds.yaml', 'thresholds'));
      const named = rawMember(thresholds[Number(id)], 'id');
      const threshold = typeof named === 'string' ? named : id;
      const pointer = `/package/content/thresholds.yaml/thresholds/${id}`;
      return proofFinding('proof.threshold-changed', { pointer }, { threshold });
    }
    case 'package':
      return proofFinding('proof.file-changed', { pointer: `/package/content/${id}` }, { name: id });
    case 'layers':
      return layerChanged(proof, id, '');
    case 'verdict':
      return proofFinding('proof.verdict-changed', { pointer: '/verdict' });
    default:
      return proofFinding('proof.digest-changed', { pointer: '/digests' }, { name });
  }
}

const FINER: Readonly<Record<string, string>> = {
  'package/rules.yaml': 'rules/',
  'package/thresholds.yaml': 'thresholds/',
};

/**
 * What differs between the digests a proof records and those of its parts, named as finely as possible. A digest
 * whose part is unchanged but which itself was changed is named as such.
 */
export function compareDigests(proof: unknown): Finding[] {
  const recorded = new Map(entries(rawMember(proof, 'digests')));
  const actual = new Map(Object.entries(digestsOf(proof)));
  const names = [...new Set([...recorded.keys(), ...actual.keys()])].sort(compareText);
  const changed = names.filter((name) => recorded.get(name) !== actual.get(name));
  return changed
    .filter((name) => {
      const finer = FINER[name];
      return finer === undefined || !changed.some((other) => other.startsWith(finer));
    })
    .map((name) => findingOf(name, proof));
}
