/**
 * What was, as it was known, on both back ends: the answers of storage to random questions are those of a plain replay
 * of the log. At a size that runs in seconds; `npm run bench -- as-of` asks ten thousand.
 */
import { describe, expect, it } from 'vitest';
import { askRegisters } from '../../../../../tools/faults/ask-registers.ts';
import { thingsOf } from '../../../../../tools/faults/register-history.ts';
import { tamperingTrials } from '../../../../../tools/faults/tampering-trials.ts';
import { clockAt } from '../../platform/clock.ts';
import { openTestDatabase, testBackEnds } from '../../platform/db/test-database.ts';
import { recordPackage } from '../plan/index.ts';
import { zoneRegisters } from './index.ts';
import { samplePlan } from './sample-changes.ts';

const plan = samplePlan();
const clock = clockAt('2026-01-02T03:04:05.678Z');

describe.each(testBackEnds)('random questions about a random past, %s database', (kind) => {
  it('are answered as a plain replay of the log answers them', { timeout: 300_000 }, async () => {
    const test = await openTestDatabase(kind);
    try {
      await recordPackage(test.database, plan, clock.now());
      const size = { seed: 7, acts: 120, records: 25, questions: 400 };
      const asked = await askRegisters(test.database, zoneRegisters(plan, clock), thingsOf(plan), size);
      expect(asked.wrong).toEqual([]);
      expect(asked.newest).toBeGreaterThan(size.acts);
    } finally {
      await test.remove();
    }
  });
});

describe('a hundred and fifty tamperings with registers straight in the database', () => {
  it('are all found, and the first bad entry is named', { timeout: 300_000 }, async () => {
    const { missed, kinds } = await tamperingTrials(150, 20_260_103);
    expect(missed).toEqual([]);
    expect(kinds).toBeGreaterThan(35);
  });
});
