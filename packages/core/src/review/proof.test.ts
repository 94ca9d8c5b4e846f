import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash, renderFinding } from '../base/index.ts';
import { reviewFindings } from './findings.ts';
import { makeProof, normaliseCase, type ReviewCase, reviewCase, verifyProof } from './index.ts';
import { digestsOf } from './proof-digests.ts';
import { footprint, goodCase, samplePackage } from './testing/sample-package.ts';

const pkg = samplePackage();

function normal(raw: object, plan = pkg): ReviewCase {
  const { case: normalised, findings } = normaliseCase(raw, plan);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  return normalised!;
}

describe('proof', () => {
  const good = normal({ ...goodCase, footprint: footprint(450, 450, 200, 200) });
  const proof = makeProof(pkg, good, reviewCase(pkg, good));
  const text = canonicalJson(proof);
  const parse = () => JSON.parse(text) as typeof proof;
  const verify = (raw: unknown) => verifyProof(raw).findings.map(({ code, params }) => ({ code, ...params }));

  it('replays to the same bytes', () => {
    const check = verifyProof(parse(), { knownPackageHash: pkg.hash });
    expect(check.findings).toEqual([]);
    expect(check.ok).toBe(true);
    expect(canonicalJson(check.verdict)).toBe(canonicalJson(proof.verdict));
  });

  it('holds without footprint and with missing layers', () => {
    const plan = samplePackage({ without: ['red_line', 'surveyed'] });
    const bare = normal({ ...goodCase, footprint: undefined }, plan);
    expect(verifyProof(JSON.parse(canonicalJson(makeProof(plan, bare, reviewCase(plan, bare))))).ok).toBe(
      true,
    );
  });

  it('names the fact, rule, threshold, layer, file or part that was changed', () => {
    const fact = parse();
    fact.case.facts.investment = { value: '1' };
    expect(verify(fact)).toContainEqual({ code: 'proof.fact-changed', fact: 'investment' });
    const rule = parse();
    const rules = rule.package.content['rules.yaml'] as { rules: { id: string; require: string }[] };
    rules.rules[5]!.require = 'true';
    expect(verify(rule)).toContainEqual({ code: 'proof.rule-changed', rule: 'R-LINE-001' });
    const threshold = parse();
    const thresholds = threshold.package.content['thresholds.yaml'] as { thresholds: { value: string }[] };
    thresholds.thresholds[0]!.value = '1';
    expect(verify(threshold)).toContainEqual({
      code: 'proof.threshold-changed',
      threshold: 'least_intensity',
    });
    const part = parse();
    part.case.asOf = '2023-01-01';
    expect(verify(part)).toContainEqual({ code: 'proof.case-changed', part: 'asOf' });
    const verdict = parse();
    verdict.verdict.value = 'allowed';
    expect(verify(verdict)).toContainEqual({ code: 'proof.verdict-changed' });
    const layer = JSON.parse(text.replace('"field-1"', '"field-9"')) as unknown;
    expect(verify(layer).filter((one) => 'layer' in one)).toMatchObject([{ layer: 'farmland' }]);
  });

  it('proves absence: a layer cannot be said to lie elsewhere, nor a part of it be left out', () => {
    const layer = pkg.layers.get('farmland')!;
    const hide = (box: number[]) => {
      const forged = parse() as unknown as { layers: Record<string, { query: number[]; root: unknown }> };
      forged.layers.farmland!.root = { box, hash: layer.root!.hash };
      const { seal: _seal, ...body } = forged as unknown as typeof proof;
      body.digests['layers/farmland'] = contentHash(body.layers.farmland);
      return verify({ ...body, seal: contentHash(body) });
    };
    expect(hide([1_900_000_000, 1, 1_900_000_001, 2])).toMatchObject([
      { code: 'proof.layer-changed', layer: 'farmland' },
    ]);
    const away = normal({ ...goodCase, footprint: footprint(4000, -4000, 100, 100) });
    const text = canonicalJson(makeProof(pkg, away, reviewCase(pkg, away)));
    expect(verifyProof(JSON.parse(text)).findings).toEqual([]);
    expect(text).not.toContain('field-2');
  });

  it('finds another package', () => {
    expect(verifyProof(parse(), { knownPackageHash: 'f'.repeat(64) }).findings).toMatchObject([
      { code: 'proof.package-other' },
    ]);
  });

  it('is not fooled by new digests and a new seal', () => {
    const forged = parse();
    forged.case.facts.investment = { value: '1' };
    const { seal: _seal, ...body } = forged;
    body.digests['case/facts/investment'] = contentHash({ value: '1' });
    expect(verify({ ...body, seal: contentHash(body) })).toEqual([{ code: 'proof.replay-differs' }]);
  });

  it('finds every changed byte', () => {
    // A changed digit can make a number infinite, which canonical JSON cannot hold; plain JSON writes null for it.
    const original = JSON.stringify(JSON.parse(text));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, character) => {
        const changed = text.slice(0, at) + String.fromCharCode(character) + text.slice(at + 1);
        let parsed: unknown;
        try {
          parsed = JSON.parse(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
          return;
        }
        const isSame = JSON.stringify(parsed) === original;
        expect(verifyProof(parsed).ok).toBe(isSame);
      }),
      { numRuns: 400 },
    );
  });

  it('stands up to a forger who mends every hash', () => {
    type Tree = Record<string, unknown>;
    const places: (readonly string[])[] = [];
    const collect = (value: unknown, path: readonly string[]) => {
      if (path.length > 0) places.push(path);
      if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) collect(member, [...path, key]);
      }
    };
    for (const part of ['package', 'layers', 'case', 'verdict']) collect(parse()[part as 'case'], [part]);
    const mend = (raw: Tree): Tree => {
      const { seal: _seal, ...body } = raw;
      const own = body.package as
        | { content?: Tree; files?: Tree; layers?: unknown; hash?: unknown }
        | undefined;
      if (typeof own?.content === 'object' && own.content && typeof own.files === 'object' && own.files) {
        for (const [name, file] of Object.entries(own.content)) own.files[name] = contentHash(file);
        own.hash = contentHash({ format: 'luodi-plan/1', files: own.files, layers: own.layers });
      }
      body.digests = digestsOf(body);
      return { ...body, seal: contentHash(body) };
    };
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const forged = parse() as unknown as Tree;
        let at: Tree = forged;
        for (const key of path.slice(0, -1)) at = at[key] as Tree;
        at[path.at(-1)!] = value;
        const mended = JSON.parse(canonicalJson(mend(forged))) as unknown;
        // Never throws. Only the box an extract was cut for can differ without changing what is proved.
        const check = verifyProof(mended, { knownPackageHash: pkg.hash });
        if (check.ok && canonicalJson(mended) !== text) expect(path[0]).toBe('layers');
      }),
      { numRuns: 400 },
    );
  });

  it('says in either language what has not the form of a proof, and nothing in the words of a library', () => {
    const bent: readonly (readonly [path: readonly string[], value: unknown])[] = [
      [['format'], 'luodi-proof/9'],
      [['more'], 1],
      [['case', 'asOf'], '2024-02-30'],
      [['case', 'facts', 'investment'], 7],
      [['package', 'layers', 'farmland'], 'x'],
      [['package', 'content', 'notes.yaml'], {}],
      [['package', 'content', 'rules.yaml', 'rules'], 'none'],
      [['case', 'industry', 'code'], '9999'],
      [['verdict', 'value'], 'maybe'],
    ];
    for (const [path, value] of bent) {
      const raw = parse();
      let at = raw as unknown as Record<string, unknown>;
      for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
      at[path.at(-1) ?? ''] = value;
      const { findings } = verifyProof(raw);
      const own = findings.filter(({ code }) => code === 'proof.form' || code === 'proof.replay-impossible');
      expect(own.length, path.join('/')).toBeGreaterThan(0);
      for (const one of own) {
        const [zh, en] = (['zh', 'en'] as const).map((language) =>
          renderFinding(one, language, [reviewFindings]),
        );
        expect(zh).not.toMatch(/[a-z]{3,} [a-z]{2,}|Invalid|Unrecognized|undefined|\{\w+\}/);
        expect(en).not.toMatch(/[\u4e00-\u9fff]|Invalid|Unrecognized|undefined|\{\w+\}/);
      }
    }
  });

  it('never throws on hostile input', () => {
    for (const raw of [
      null,
      1,
      'x',
      [],
      {},
      { format: 'luodi-proof/1' },
      { __proto__: null, package: { content: [] } },
    ]) {
      expect(verifyProof(raw).ok).toBe(false);
    }
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(proof)), fc.jsonValue(), (key, value) => {
        const broken = { ...parse(), [key]: value };
        if (canonicalJson(broken) !== text) expect(verifyProof(broken).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
