/**
 * `node tools/faults/tamper-registers.ts [trials] [seed]`: a thousand random tamperings straight in the database, over
 * change sets, changes, states and personal values; each has to be found by verification, and the first entry that is
 * no longer borne out has to be named. Exit code 1 when one was missed.
 */
import { tamperingTrials } from './tampering-trials.ts';

const [trials = '1000', seed = '20260102'] = process.argv.slice(2);
const result = await tamperingTrials(Number(trials), Number(seed));
for (const one of result.missed.slice(0, 20)) console.error(one);
console.log(
  `${result.trials} tamperings of ${result.kinds} kinds, ${result.missed.length} missed, ${result.seconds.toFixed(1)} s`,
);
process.exitCode = result.missed.length === 0 ? 0 : 1;
