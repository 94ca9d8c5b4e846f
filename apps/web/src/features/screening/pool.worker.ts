/** A worker of the pool: screens batches that come through its port. */
import { openPrepared } from '@luodi/core/geometry';
import { ParcelScreen } from '@luodi/core/screening';
import type { FromPool, ToPool } from './screen-messages.ts';

const encoder = new TextEncoder();
const LINE_END = 10;

/**
 * The kernel in WebAssembly holds a copy of the layers in each worker. Up to this size they may: with eight workers that
 * is 128 MB at the most. Larger layers are read in shared memory by the kernel in TypeScript; the bytes are the same.
 */
const LARGEST_COPY = 16 * 2 ** 20;

/** Lines as bytes, each with its end, and where each ends. */
function bytesOf(lines: readonly string[]): Pick<FromPool, 'bytes' | 'ends'> {
  const encoded = lines.map((line) => encoder.encode(line));
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  const ends = Uint32Array.from(encoded, (line) => {
    bytes.set(line, at);
    at += line.length + 1;
    bytes[at - 1] = LINE_END;
    return at;
  });
  return { bytes, ends };
}

function serve(port: MessagePort): void {
  let screen: ParcelScreen | undefined;
  port.onmessage = ({ data }: MessageEvent<ToPool>) => {
    if (data.kind === 'open') {
      const { task, controls } = data;
      const options = controls.byteLength > LARGEST_COPY ? { engine: 'typescript' as const } : {};
      screen = new ParcelScreen(task, openPrepared(controls), options);
      return;
    }
    if (!screen) throw new Error('a batch came before the layers');
    const { lines, meetings, areaM2, boundM2 } = screen.run(data.batch);
    const answer: FromPool = { ...bytesOf(lines), meetings, areaM2, boundM2, engine: screen.engine };
    port.postMessage(answer, [
      answer.bytes.buffer,
      answer.ends.buffer,
      meetings.buffer,
      areaM2.buffer,
      boundM2.buffer,
    ]);
  };
}

addEventListener('message', ({ data }: MessageEvent<MessagePort>) => serve(data), { once: true });
