import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CodeSet,
  classificationFromEntries,
  explainClaim,
  GBT4754_2011,
  GBT4754_2017_1,
  gbt4754,
  type IndustryPosition,
  matchPositions,
} from './index.ts';

const edition = GBT4754_2017_1;
const ref = (code: string) => ({ edition, code });
const set = (include: string[], except?: string[]): CodeSet => ({
  edition,
  include,
  ...(except && { except }),
});
const position = (id: string, status: string, ...sets: CodeSet[]): IndustryPosition => ({
  id,
  industry: id.split('-')[0] ?? id,
  status,
  sets,
});

const bearing = position('bearing-focus', 'focus', set(['3451', '3452']));
const equipment = position('equipment-leading', 'leading', set(['34', '35']));
const foodFocus = position('food-focus', 'focus', set(['13', '14']));
const foodGeneral = position('food-general', 'general', set(['C13', '14']));
const logistics = position('logistics-supporting', 'supporting', set(['59'], ['594']));

describe('matching', () => {
  it('lets the longest code win and says why the other lost', () => {
    const match = matchPositions(ref('C3451'), [equipment, bearing]);
    expect(match).toMatchObject({
      outcome: 'matched',
      status: 'focus',
      positions: ['bearing-focus'],
      findings: [],
    });
    expect(match.claims).toMatchObject([
      { position: 'bearing-focus', code: '3451', length: 4, standing: 'longest' },
      { position: 'equipment-leading', code: '34', length: 2, standing: 'shorter', lostTo: '3451' },
    ]);
    expect(explainClaim(match.claims[1]!).zh).toContain('3451');
  });

  it('weighs a section letter less than a division', () => {
    const all = position('industry-general', 'general', set(['C']));
    expect(matchPositions(ref('3453'), [all, equipment])).toMatchObject({ status: 'leading' });
    expect(matchPositions(ref('1711'), [all, equipment])).toMatchObject({
      status: 'general',
      claims: [{ code: 'C', length: 1 }],
    });
  });

  it('lets an exception beat the code, and shows the claim all the same', () => {
    const match = matchPositions(ref('5942'), [logistics]);
    expect(match).toMatchObject({ outcome: 'not-addressed', positions: [] });
    expect(match.claims).toMatchObject([{ code: '59', standing: 'excepted', lostTo: '594' }]);
    expect(match.status).toBeUndefined();
  });

  it('lets an exception of equal length beat the code, and a longer code beat the exception', () => {
    expect(matchPositions(ref('5941'), [position('a', 's', set(['594'], ['594']))]).outcome).toBe(
      'not-addressed',
    );
    expect(matchPositions(ref('5941'), [position('a', 's', set(['59', '5941'], ['594']))]).outcome).toBe(
      'matched',
    );
  });

  it('leaves the exception of one set without effect on another', () => {
    const danger = position('danger-restricted', 'restricted', set(['594']));
    expect(matchPositions(ref('5941'), [logistics, danger])).toMatchObject({ status: 'restricted' });
  });

  it('says not addressed when nothing stands on it, never allowed', () => {
    const match = matchPositions(ref('0111'), [bearing, foodFocus]);
    expect(match).toMatchObject({ outcome: 'not-addressed', findings: [{ code: 'industry.not-addressed' }] });
  });

  it('lists all of an equal-length conflict for a named person', () => {
    const match = matchPositions(ref('1411'), [foodGeneral, foodFocus]);
    expect(match).toMatchObject({ outcome: 'conflict', positions: ['food-focus', 'food-general'] });
    expect(match.status).toBeUndefined();
    expect(match.findings).toMatchObject([{ code: 'industry.conflict' }]);
  });

  it('sees no conflict between equal claims of one status', () => {
    const other = position('drink-focus', 'focus', set(['14']));
    expect(matchPositions(ref('1411'), [foodFocus, other])).toMatchObject({
      outcome: 'matched',
      positions: ['drink-focus', 'food-focus'],
    });
  });
});

describe('a recorded resolution', () => {
  const decided = {
    chosen: 'food-general',
    over: ['food-focus'],
    who: '某某',
    when: '2022-06-01',
    why: '会议纪要',
  };
  const match = (...resolutions: (typeof decided)[]) =>
    matchPositions(ref('1411'), [foodFocus, foodGeneral], { resolutions });

  it('resolves the conflict and stays visible', () => {
    const result = match(decided);
    expect(result).toMatchObject({ outcome: 'matched', status: 'general', resolutions: [decided] });
    expect(result.claims).toMatchObject([
      { position: 'food-focus', standing: 'set-aside', lostTo: 'food-general' },
      { position: 'food-general', standing: 'longest' },
    ]);
  });

  it.each([
    [{ ...decided, who: ' ' }, 'who decided'],
    [{ ...decided, why: '' }, 'the reason'],
    [{ ...decided, when: '2022-02-30' }, 'the day'],
    [{ ...decided, over: [] }, 'the positions set aside'],
  ])('is not used when incomplete', (resolution, missing) => {
    const result = match(resolution);
    expect(result.outcome).toBe('conflict');
    expect(result.findings.map((finding) => [finding.code, finding.params.missingEn])).toEqual([
      ['industry.resolution-incomplete', missing],
      ['industry.conflict', undefined],
    ]);
  });

  it('does not outlive the conflict it knew: a third position reopens it', () => {
    const third = position('food-restricted', 'restricted', set(['14']));
    const result = matchPositions(ref('1411'), [foodFocus, foodGeneral, third], { resolutions: [decided] });
    expect(result.outcome).toBe('conflict');
  });

  it('is void against its contrary', () => {
    const contrary = { ...decided, chosen: 'food-focus', over: ['food-general'] };
    const result = match(decided, contrary);
    expect(result.outcome).toBe('conflict');
    expect(result.findings.map((finding) => finding.code)).toContain('industry.resolutions-contradict');
  });

  it('has no part in a match without conflict', () => {
    const result = matchPositions(ref('3451'), [bearing, equipment], {
      resolutions: [{ ...decided, chosen: 'equipment-leading', over: ['bearing-focus'] }],
    });
    expect(result).toMatchObject({ status: 'focus', resolutions: [] });
  });
});

describe('what cannot be told', () => {
  const codes = (match: { findings: readonly { code: string }[] }) =>
    match.findings.map((finding) => finding.code);

  it('refuses a project coded by the 2011 edition', () => {
    const match = matchPositions({ edition: GBT4754_2011, code: '3451' }, [bearing]);
    expect(match).toMatchObject({ outcome: 'undetermined', claims: [] });
    expect(codes(match)).toEqual(['industry.unknown-edition', 'industry.changed-since-2011']);
  });

  it('refuses a set of another edition, and tells nothing until that is mended', () => {
    const old = position('old-general', 'general', { edition: GBT4754_2011, include: ['3451', '3452'] });
    const match = matchPositions(ref('3451'), [old, bearing]);
    expect(match).toMatchObject({ outcome: 'undetermined', positions: [] });
    expect(match.status).toBeUndefined();
    expect(codes(match)).toEqual([
      'industry.wrong-edition',
      'industry.changed-since-2011',
      'industry.changed-since-2011',
    ]);
    expect(match.findings[0]?.params).toMatchObject({ position: 'old-general', expected: edition });
  });

  it('does not read past a code it cannot read: a lost exception would widen the claim', () => {
    const broken = position('logistics-supporting', 'supporting', set(['59'], ['59４']));
    expect(matchPositions(ref('5941'), [broken])).toMatchObject({
      outcome: 'undetermined',
      findings: [{ code: 'industry.malformed-code', params: { position: 'logistics-supporting' } }],
    });
  });

  it('asks for the class when the plan speaks more finely than the project', () => {
    const match = matchPositions(ref('345'), [bearing, equipment]);
    expect(match).toMatchObject({
      outcome: 'undetermined',
      findings: [{ code: 'industry.code-too-coarse', params: { finer: '3451, 3452' } }],
    });
    expect(matchPositions(ref('59'), [logistics]).outcome).toBe('undetermined');
    expect(matchPositions(ref('346'), [bearing, equipment]).outcome).toBe('matched');
  });

  it('refuses an unknown code rather than calling it not addressed', () => {
    expect(matchPositions(ref('3460'), [equipment])).toMatchObject({
      outcome: 'undetermined',
      findings: [{ code: 'industry.unknown-code' }],
    });
  });
});

describe('another country’s classification', () => {
  it('matches by its own tree', () => {
    const rows = [
      { code: 'C', en: 'Manufacturing' },
      { code: '28', parent: 'C', en: 'Machinery' },
      { code: '2814', en: 'Bearings and gears' },
    ];
    const { classification } = classificationFromEntries('ISIC Rev.4/subset', rows);
    const sets = (include: string[]): CodeSet => ({ edition: 'ISIC Rev.4/subset', include });
    const positions = [position('a', 'host', sets(['C'])), position('b', 'core', sets(['C2814']))];
    const match = matchPositions({ edition: 'ISIC Rev.4/subset', code: '2814' }, positions, {
      classifications: classification ? [classification] : [],
    });
    expect(match).toMatchObject({ outcome: 'matched', status: 'core' });
  });
});

/**
 * The rule once more, as naively as it can be written: by the characters of the code, for GB/T 4754 only. A code
 * covers an industry when the industry begins with it, or is in the section of that letter.
 */
function oracle(code: string, positions: readonly IndustryPosition[]): { outcome: string; ids: string[] } {
  const section = gbt4754.lookup(code)?.section ?? '';
  const bare = (written: string) => (written.length > 1 ? written.replace(/^[A-Z]/, '') : written);
  const covers = (prefix: string) => prefix === section || code.startsWith(prefix);
  const lengths = positions.map((one) => {
    const won = one.sets.map(({ include, except = [] }) => {
      const plus = Math.max(
        0,
        ...include
          .map(bare)
          .filter(covers)
          .map((prefix) => prefix.length),
      );
      const minus = Math.max(
        0,
        ...except
          .map(bare)
          .filter(covers)
          .map((prefix) => prefix.length),
      );
      return plus > minus ? plus : 0;
    });
    return Math.max(0, ...won);
  });
  const best = Math.max(0, ...lengths);
  const winners = positions.filter((_, i) => best > 0 && lengths[i] === best);
  const statuses = new Set(winners.map((winner) => winner.status));
  const outcome = statuses.size === 0 ? 'not-addressed' : statuses.size === 1 ? 'matched' : 'conflict';
  return { outcome, ids: [...new Set(winners.map((winner) => winner.id))].sort() };
}

describe('matching, for any plan', () => {
  const near = gbt4754.entries.filter((entry) => /^(C|D|3[45].*|44.*)$/.test(entry.code));
  const written = fc
    .tuple(fc.constantFrom(...near), fc.boolean())
    .map(([entry, letter]) => (letter && entry.depth > 1 ? entry.section + entry.code : entry.code));
  const codeSet = fc.record({
    edition: fc.constant(edition),
    include: fc.array(written, { minLength: 1, maxLength: 5 }),
    except: fc.array(written, { maxLength: 3 }),
  });
  const plan = fc
    .array(
      fc.tuple(fc.constantFrom('leading', 'general', 'restricted'), fc.array(codeSet, { maxLength: 3 })),
      {
        maxLength: 6,
      },
    )
    .map((list) =>
      list.map(([status, sets], i): IndustryPosition => ({ id: `p${i}`, industry: 'x', status, sets })),
    );
  const leaf = fc.constantFrom(...near.filter((entry) => entry.depth === 4));

  it('agrees with the naive reading by characters', () => {
    fc.assert(
      fc.property(plan, leaf, (positions, entry) => {
        const match = matchPositions(ref(entry.code), positions);
        const expected = oracle(entry.code, positions);
        expect([match.outcome, match.positions]).toEqual([expected.outcome, expected.ids]);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order of positions, sets or codes, nor on how the code is written', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...near), (positions, entry) => {
        const turned = positions.toReversed().map((one) => ({
          ...one,
          sets: one.sets.toReversed().map((codes) => ({
            ...codes,
            include: codes.include.toReversed(),
            except: (codes.except ?? []).toReversed(),
          })),
        }));
        expect(matchPositions(ref(entry.code), turned)).toEqual(matchPositions(ref(entry.code), positions));
        const long = entry.depth === 1 ? entry.code : entry.section + entry.code;
        expect(matchPositions(ref(long), positions).claims).toEqual(
          matchPositions(ref(entry.code), positions).claims,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never gives a status without a claim that won', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...near), (positions, entry) => {
        const match = matchPositions(ref(entry.code), positions);
        const won = match.claims.filter((claim) => claim.standing === 'longest');
        if (match.status !== undefined) expect(won.some((claim) => claim.status === match.status)).toBe(true);
        expect(match.status !== undefined).toBe(match.outcome === 'matched');
        if (match.outcome !== 'matched') expect(match.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
