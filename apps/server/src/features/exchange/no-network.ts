/**
 * Loaded into a child before anything else: takes the network away. Node 24 can refuse files and processes to a process
 * (`--permission`) but no sockets; so every way to one is closed here, and with it what is built upon them: http, https,
 * http2, tls, fetch and WebSocket all connect through `net`.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refuse(): never {
  const error: NodeJS.ErrnoException = new Error('this process has no network');
  error.code = 'ERR_ACCESS_DENIED';
  throw error;
}

/** Puts the refusal in the place of functions, for good. */
function close(target: object, names: readonly string[]): void {
  for (const name of names) Object.defineProperty(target, name, { value: refuse, configurable: false });
}

const functionsOf = (target: object) =>
  Object.entries(target)
    .filter(([name, value]) => typeof value === 'function' && name !== 'promises')
    .map(([name]) => name);

close(net.Socket.prototype, ['connect']);
close(net.Server.prototype, ['listen', '_listen2']);
// It hands out a bare socket, from which others could be made.
close(net, ['_createServerHandle']);
close(dgram, ['createSocket', '_createSocketHandle']);
close(dgram.Socket.prototype, ['bind', 'connect', 'send', 'sendto']);
close(dns, functionsOf(dns));
close(dns.promises, functionsOf(dns.promises));
close(
  globalThis,
  ['fetch', 'WebSocket', 'EventSource'].filter((name) => name in globalThis),
);
syncBuiltinESMExports();
