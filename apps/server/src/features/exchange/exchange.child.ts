/**
 * The child process that reads and writes files: no rights but to read the program and the one file, no network, no
 * environment, bounded memory and time. It is told its task on standard input and answers on standard output.
 */
import { once } from 'node:events';
import type { ReadTask, WriteTask } from './protocol.ts';

/** Messages are put together to pieces of this length, so that a row is not a call to the system. */
const PIECE = 1 << 16;

async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const piece of input) {
    let start = 0;
    for (let end = piece.indexOf(0x0a); end >= 0; end = piece.indexOf(0x0a, start)) {
      yield Buffer.concat([...rest, piece.subarray(start, end)]).toString('utf8');
      rest = [];
      start = end + 1;
    }
    rest.push(piece.subarray(start));
  }
}

async function write(bytes: Uint8Array | string): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
}

const lines = linesOf(process.stdin);
const first = await lines.next();
const task = JSON.parse(String(first.value)) as ReadTask | WriteTask;
if (task.task === 'read') {
  const { readFile } = await import('./read-file.ts');
  let piece = '';
  await readFile(task, (message) => {
    piece += `${JSON.stringify(message)}\n`;
    if (piece.length < PIECE && message.kind !== 'progress') return;
    process.stdout.write(piece);
    piece = '';
  });
  await write(piece);
} else {
  const { writeFile } = await import('./write-file.ts');
  await writeFile(task, lines, write);
}
process.stdin.destroy();
