/** Tries every way to a port it is told on standard input; says which of them came through, as a line of JSON. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';

const port = Number(
  await new Promise((resolve) => process.stdin.once('data', (piece) => resolve(String(piece)))),
);
const HOST = '127.0.0.1';

/** Resolves when the thing said one of the words; a socket that reached the port and then failed has reached it. */
const spoken = (thing: NodeJS.EventEmitter, word: string) =>
  new Promise<void>((resolve, reject) => {
    thing.once(word, () => resolve());
    thing.on('error', reject);
    thing.once('close', () => reject(new Error('closed')));
  });

const WAYS: Record<string, () => unknown> = {
  net: () => spoken(net.connect(port, HOST), 'connect'),
  socket: () => spoken(new net.Socket().connect({ port, host: HOST }), 'connect'),
  http: () => spoken(http.get({ port, host: HOST }), 'socket'),
  https: () => spoken(https.get({ port, host: HOST, agent: false }), 'socket'),
  http2: () => spoken(http2.connect(`http://${HOST}:${port}`), 'connect'),
  tls: () => spoken(tls.connect(port, HOST), 'connect'),
  fetch: () => fetch(`http://${HOST}:${port}/`),
  listen: () => spoken(net.createServer().listen(0, HOST), 'listening'),
  handle: () => Reflect.get(net, '_createServerHandle')(HOST, 0, 4),
  datagram: () => spoken(dgram.createSocket('udp4').bind(0, HOST), 'listening'),
  lookup: () => dns.promises.lookup('localhost'),
  binding: () => Reflect.get(process, 'binding').call(process, 'tcp_wrap').TCP,
};

const reached: string[] = [];
for (const [name, way] of Object.entries(WAYS)) {
  try {
    await way();
    reached.push(name);
  } catch {
    // Refused, which is what is asked about.
  }
}
process.stdout.write(`${JSON.stringify(reached)}\n`, () => process.exit(0));
