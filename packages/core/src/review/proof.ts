import type { z } from 'zod';
import {
  type Bilingual,
  canonicalJson,
  compareFindings,
  contentHash,
  type Finding,
  renderFinding,
} from '../base/index.ts';
import type { Layer } from '../geometry/index.ts';
import { classificationOf, type PlanPackage, packageFiles } from '../plan/index.ts';
import type { ReviewCase } from './case-schema.ts';
import { proofFinding, reviewFindings } from './findings.ts';
import { cutExtract, openLayer } from './layer-extract.ts';
import { normaliseCase } from './normalise.ts';
import { type ReviewContent, type ReviewPackage, reviewFiles } from './package.ts';
import { compareDigests, digestsOf, layerChanged, rawMember } from './proof-digests.ts';
import { type Proof, proofSchema } from './proof-schema.ts';
import { reviewCase } from './review.ts';
import { scanJson } from './scan-json.ts';
import { whyOf } from './shape-findings.ts';

import type { Verdict } from './verdict-schema.ts';

/** Version of the rules of reviewing. Changed whenever the same input could give other bytes. */
export const ENGINE_VERSION = '1.1.0';

const CONTENT_FILES = [...reviewFiles, 'classification.yaml'] as const;

/** Characters of a detail that are shown. */
const MOST_SHOWN = 300;

const NOT_NORMAL: Bilingual = { zh: '不是规范写法', en: 'not in normal form' };

type Json = z.core.util.JSONType;

function asJson(value: unknown): Json {
  return JSON.parse(canonicalJson(value)) as Json;
}

function sealOf(proof: Omit<Proof, 'seal'>): string {
  return contentHash(proof);
}

/** Binds a verdict to all it rests on. `verdict` must be what {@link reviewCase} gives for the same arguments. */
export function makeProof(pkg: PlanPackage, review: ReviewCase, verdict: Verdict): Proof {
  const content: Record<string, Json> = {};
  for (const name of CONTENT_FILES) {
    const file = pkg.content[name];
    if (file !== undefined) content[name] = asJson(file);
  }
  const layers: Record<string, Json> = {};
  for (const { id, shape } of pkg.content['layout.yaml'].layers) {
    const layer = pkg.layers.get(id);
    if (layer && shape === 'polygon') layers[id] = asJson(cutExtract(layer, review.footprint?.grid));
  }
  const body = {
    format: 'luodi-proof/1' as const,
    engine: { core: ENGINE_VERSION },
    package: { hash: pkg.hash, files: { ...pkg.fileHashes }, layers: { ...pkg.layerHashes }, content },
    layers,
    case: review,
    verdict,
  };
  const sealed = { ...body, digests: digestsOf(body) };
  return { ...sealed, seal: sealOf(sealed) };
}

/** What {@link verifyProof} found. */
export interface ProofCheck {
  /** Nothing was changed, and reviewing again gives the same bytes. */
  readonly ok: boolean;
  /** Complete; what was changed is named as finely as it can be. */
  readonly findings: readonly Finding[];
  /** The verdict the proof holds, when the proof has the form of one. Trustworthy only when `ok`. */
  readonly verdict?: Verdict;
}

/** Hashes of the package against each other, and against the package the reader expects. */
function checkPackage(proof: unknown, knownHash: string | undefined): Finding[] {
  const findings: Finding[] = [];
  const [hash, files, layers, content] = ['hash', 'files', 'layers', 'content'].map((key) =>
    rawMember(proof, 'package', key),
  );
  if (contentHash({ format: 'luodi-plan/1', files, layers }) !== hash) {
    findings.push(proofFinding('proof.package-changed', { pointer: '/package' }));
  }
  for (const name of CONTENT_FILES) {
    const file = rawMember(content, name);
    const recorded = rawMember(files, name);
    if (file === undefined && recorded === undefined && name === 'classification.yaml') continue;
    if (file !== undefined && contentHash(file) === recorded) continue;
    findings.push(proofFinding('proof.file-changed', { pointer: `/package/content/${name}` }, { name }));
  }
  if (knownHash !== undefined && hash !== knownHash) {
    const params = { hash: String(hash).slice(0, 64), known: knownHash };
    findings.push(proofFinding('proof.package-other', { pointer: '/package/hash' }, params));
  }
  return findings;
}

function formFinding(pointer: string, { zh, en }: Bilingual): Finding {
  // A forged proof may name things at any length.
  const params = { whyZh: zh.slice(0, MOST_SHOWN), whyEn: en.slice(0, MOST_SHOWN) };
  return proofFinding('proof.form', { pointer }, params);
}

function formFindings(issues: readonly z.core.$ZodIssue[], base: string): Finding[] {
  return issues.slice(0, 50).map((issue) => {
    const pointer = [
      base,
      ...issue.path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')),
    ].join('/');
    return formFinding(pointer, whyOf(issue));
  });
}

function readContent(proof: Proof): { content?: ReviewContent; findings: Finding[] } {
  const findings: Finding[] = [];
  const content: Record<string, unknown> = {};
  for (const name of CONTENT_FILES) {
    const raw = Object.hasOwn(proof.package.content, name) ? proof.package.content[name] : undefined;
    if (raw === undefined && name === 'classification.yaml') continue;
    const base = `/package/content/${name}`;
    const parsed = packageFiles[name].safeParse(raw);
    if (!parsed.success) findings.push(...formFindings(parsed.error.issues, base));
    else if (canonicalJson(parsed.data) !== canonicalJson(raw)) {
      findings.push(formFinding(base, NOT_NORMAL));
    } else content[name] = parsed.data;
  }
  for (const name of Object.keys(proof.package.content)) {
    if (CONTENT_FILES.some((known) => known === name)) continue;
    const why = { zh: '研判不读这个文件', en: 'a review reads no such file' };
    findings.push(formFinding(`/package/content/${name}`, why));
  }
  return findings.length > 0 ? { findings } : { content: content as ReviewContent, findings };
}

function readLayers(proof: Proof): { layers: Map<string, Layer>; findings: Finding[] } {
  const layers = new Map<string, Layer>();
  const findings: Finding[] = [];
  const footprint = proof.case.footprint?.grid;
  const { content } = proof.package;
  const declared = rawMember(content, 'layout.yaml', 'layers');
  for (const declaration of Array.isArray(declared) ? (declared as unknown[]) : []) {
    const id = rawMember(declaration, 'id');
    if (typeof id !== 'string' || rawMember(declaration, 'shape') !== 'polygon') continue;
    const hash = Object.hasOwn(proof.package.layers, id) ? proof.package.layers[id] : undefined;
    const raw = Object.hasOwn(proof.layers, id) ? proof.layers[id] : undefined;
    if (hash === undefined && raw === undefined) continue;
    const opened = openLayer(raw, hash, footprint);
    if (opened.layer) layers.set(id, opened.layer);
    else findings.push(layerChanged(proof, id, opened.where));
  }
  return { layers, findings };
}

function cannotReplay(pointer: string, { zh, en }: Bilingual): Finding {
  const params = { whyZh: zh.slice(0, MOST_SHOWN), whyEn: en.slice(0, MOST_SHOWN) };
  return proofFinding('proof.replay-impossible', { pointer }, params);
}

/** Reviews again from what the proof carries; finds whether the verdict is the same to the byte. */
function replay(proof: Proof): Finding[] {
  const { content, findings } = readContent(proof);
  const { layers, findings: layerFindings } = readLayers(proof);
  const classification = content && classificationOf(content);
  if (!content || layerFindings.length > 0) return [...findings, ...layerFindings];
  if (!classification) {
    const { classification: edition } = content['plan.yaml'];
    return [
      cannotReplay('/package/content', {
        zh: `证明中没有行业分类“${edition}”。`,
        en: `It does not hold the industry classification “${edition}”.`,
      }),
    ];
  }
  const pkg: ReviewPackage = {
    content,
    layers,
    classification,
    hash: proof.package.hash,
    layerHashes: proof.package.layers,
  };
  // Whatever review may assume of a case holds for one that normalising leaves as it is.
  const normal = normaliseCase(proof.case, pkg);
  if (!normal.case || canonicalJson(normal.case) !== canonicalJson(proof.case)) {
    const [first] = normal.findings;
    const why: Bilingual = first
      ? { zh: renderFinding(first, 'zh', [reviewFindings]), en: renderFinding(first, 'en', [reviewFindings]) }
      : { zh: `所载项目${NOT_NORMAL.zh}。`, en: `The case is ${NOT_NORMAL.en}.` };
    return [cannotReplay(`/case${first?.pointer ?? ''}`, why)];
  }
  const again = reviewCase(pkg, proof.case);
  const isSame = canonicalJson(again) === canonicalJson(proof.verdict);
  return isSame ? [] : [proofFinding('proof.replay-differs', { pointer: '/verdict' })];
}

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((finding) => [canonicalJson(finding), finding]));
  return [...seen.values()].sort(compareFindings);
}

/** A finer name makes the name of the whole file or layer superfluous. */
function withoutCoarse(findings: readonly Finding[]): Finding[] {
  const has = (code: string) => findings.some((finding) => finding.code === code);
  const finer: Readonly<Record<string, string>> = {
    'rules.yaml': 'proof.rule-changed',
    'thresholds.yaml': 'proof.threshold-changed',
  };
  return findings.filter((finding) => {
    const code = finding.code === 'proof.file-changed' ? finer[String(finding.params.name)] : undefined;
    if (code !== undefined) return !has(code);
    const isBare = finding.code === 'proof.layer-changed' && finding.params.where === '';
    return (
      !isBare ||
      !findings.some((other) => other.params.layer === finding.params.layer && other.params.where !== '')
    );
  });
}

/**
 * Checks a proof from anywhere: whether anything in it was changed since it was made, whether its package is the
 * expected one, and whether reviewing again gives the same bytes. Needs nothing but the proof; never throws on input.
 */
export function verifyProof(raw: unknown, options: { readonly knownPackageHash?: string } = {}): ProofCheck {
  const unsafe = scanJson(raw);
  if (unsafe.length > 0) return { ok: false, findings: unsafe.sort(compareFindings) };
  const findings: Finding[] = [];
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, findings: [formFinding('', { zh: '应为键值表', en: 'a mapping is expected' })] };
  }
  const { seal, ...body } = raw as Record<string, unknown>;
  if (contentHash(body) !== seal) findings.push(proofFinding('proof.seal-broken', { pointer: '/seal' }));
  findings.push(...compareDigests(raw), ...checkPackage(raw, options.knownPackageHash));
  const parsed = proofSchema.safeParse(raw);
  if (parsed.success) findings.push(...replay(parsed.data));
  else findings.push(...formFindings(parsed.error.issues, ''));
  const made = rawMember(raw, 'engine', 'core');
  if (typeof made === 'string' && made !== ENGINE_VERSION) {
    const params = { made: made.slice(0, 40), here: ENGINE_VERSION };
    findings.push(proofFinding('proof.other-engine', { pointer: '/engine' }, params));
  }
  const complete = withoutCoarse(unique(findings));
  return {
    ok: complete.every((finding) => finding.severity !== 'error'),
    findings: complete,
    ...(parsed.success && { verdict: parsed.data.verdict }),
  };
}
