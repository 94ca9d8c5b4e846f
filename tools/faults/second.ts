/** F3: a second server on the same data directory, again and again. `npx node tools/faults/second.ts [--rounds 20]` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conclude, luodi, middleAndLargest, option, startServer } from './server-process.ts';

/** The second one has to be gone by then. */
const REFUSED_MS = 2_000;

const rounds = option('rounds', 20);
const data = mkdtempSync(join(tmpdir(), 'luodi-second-'));
const first = await startServer(data);
const wrong: string[] = [];
const took: number[] = [];
for (let round = 1; round <= rounds; round++) {
  const { code, output, ms } = await luodi(['serve', '--data', data, '--port', '0']);
  took.push(ms);
  if (code === 0 || code === null) wrong.push(`round ${round}: ended with ${code}`);
  if (!output.includes(`pid ${first.process.pid}`)) wrong.push(`round ${round}: holder not named: ${output}`);
  if (ms > REFUSED_MS) wrong.push(`round ${round}: refused after ${Math.round(ms)} ms`);
  const answer = await fetch(`${first.url}/readyz`);
  if (!answer.ok) wrong.push(`round ${round}: the first one is disturbed: ${answer.status}`);
}
await first.stop();
console.log(`${rounds} refused, ${middleAndLargest(took)}`);
conclude(wrong);
rmSync(data, { recursive: true, force: true });
