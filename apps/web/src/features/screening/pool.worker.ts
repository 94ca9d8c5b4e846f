/** A worker of the pool: screens batches that come through its port. */
import { openPrepared } from '@luodi/core/geometry';
import { ParcelScreen } from '@luodi/core/screening';
import type { FromPool, ToPool } from './screen-messages.ts';

const encoder = new TextEncoder();
const LINE_END = 10;

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
      // The pages' policy allows no WebAssembly, which would hold a copy of the layers as well; the bytes are the same.
      screen = new ParcelScreen(data.task, openPrepared(data.controls), { engine: 'typescript' });
      return;
    }
    if (!screen) throw new Error('a batch came before the layers');
    const { lines, meetings, areaM2, boundM2 } = screen.run(data.batch);
    const answer: FromPool = { ...bytesOf(lines), meetings, areaM2, boundM2 };
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
