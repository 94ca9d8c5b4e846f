import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { AppError } from '@luodi/api';

/** A listening server. */
export interface Listening {
  readonly url: string;
  /** Stops accepting and resolves when what is under way was answered, or cut off after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** Refuses with `address-in-use` before anything slow is begun; the socket itself is opened when there is an answer. */
export async function checkAddress(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listenOn(probe, host, port);
  await new Promise((resolve) => probe.close(resolve));
}

function listenOn(server: NetServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('address-in-use', { host, port }, { cause: error })
          : error,
      ),
    );
    server.listen(port, host, () => resolve());
  });
}

/** Opens the socket. Refuses with `address-in-use`. Slow and oversized requests are cut off by Node's own limits. */
export async function listen(
  fetch: (request: Request, environment: unknown) => Response | Promise<Response>,
  host: string,
  port: number,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch,
    // The node server says which requests it will not serve before the application sees them.
    serverOptions: {
      headersTimeout: 10_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 15_000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  await listenOn(server, host, port);
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    close: (graceMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
