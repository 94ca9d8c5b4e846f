import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHILD_LIMITS, startChild } from './child.ts';

const SCRIPT = fileURLToPath(new URL('./testing/network.child.ts', import.meta.url));

describe('the child has no network', () => {
  let calls = 0;
  const canary = createServer((socket) => {
    calls++;
    socket.on('error', () => undefined);
    // Enough of an answer for whoever speaks HTTP.
    socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
  });
  beforeAll(async () => {
    canary.listen(0, '127.0.0.1');
    await once(canary, 'listening');
  });
  afterAll(() => canary.close());
  const port = () => String((canary.address() as AddressInfo).port);

  it('reaches nothing by any way, where a plain process reaches the canary', async () => {
    const plain = spawn(process.execPath, ['--no-warnings', SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
    plain.stdin.end(port());
    expect(JSON.parse(await text(plain.stdout))).toEqual(
      expect.arrayContaining(['net', 'socket', 'http', 'fetch', 'listen', 'datagram', 'lookup']),
    );
    expect(calls).toBeGreaterThan(3);

    calls = 0;
    const child = startChild([], CHILD_LIMITS, SCRIPT);
    child.input.end(port());
    expect(JSON.parse(await text(child.output))).toEqual([]);
    expect(await child.ended).toMatchObject({ end: 'done' });
    expect(calls).toBe(0);
  });
});
