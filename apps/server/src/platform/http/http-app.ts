import { createHash, randomUUID } from 'node:crypto';
import {
  AppError,
  answersFile,
  type FileAnswer,
  type OpenApiInfo,
  openApi,
  PROBLEM_TYPE,
  problemOf,
} from '@luodi/api';
import { ANONYMOUS, decide } from '@luodi/core/access';
import { InvariantError } from '@luodi/core/base';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { type Authenticate, type Caller, checkAttempt, checkRight } from './caller.ts';
import { chooseCoding, compress, isCompressible, MIN_COMPRESSED_BYTES } from './compress.ts';
import { type Cookies, cookiesOf } from './cookies.ts';
import { fileResponse } from './file-answer.ts';
import { checkHost, checkOrigin, chooseLanguage } from './guards.ts';
import type { RateLimit } from './rate-limit.ts';
import { readInput } from './read-input.ts';
import type { RequestContext, Route } from './route.ts';
import { ATTACHMENT_POLICY, SECURITY_HEADERS, STRICT_TRANSPORT } from './security-headers.ts';
import { matches, type StaticFiles } from './static-files.ts';

/** What the HTTP application is made of. */
export interface HttpParts {
  readonly routes: readonly Route[];
  readonly info: OpenApiInfo;
  readonly staticFiles: StaticFiles;
  readonly rateLimit: RateLimit;
  /** Finds who a session token belongs to; without it everyone is nobody. */
  readonly authenticate?: Authenticate | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  /** Answer to local names only: set when bound to the loopback address. */
  readonly localOnly: boolean;
  readonly trustProxy: boolean;
  /** True while stopping: connections are closed after their answer. */
  readonly isDraining: () => boolean;
  /** Makes a request id (UUID). */
  readonly newId?: () => string;
}

/** What is known of every request, before it is known who asks. */
type Arrival = Pick<RequestContext, 'requestId' | 'language' | 'log'> & {
  readonly secure: boolean;
  readonly cookies: Cookies;
  /** Session token. */
  readonly token: string | undefined;
};

interface Environment {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: { request: Arrival };
}
type Call = Context<Environment>;

/** Builds the application: guards, endpoints, OpenAPI document, pages. Speaks Request and Response, owns no socket. */
export function createHttpApp(parts: HttpParts): Hono<Environment> {
  const app = new Hono<Environment>();
  app.use(async (c, next) => {
    const started = parts.clock.elapsedMs();
    c.set('request', arrivalOf(c, parts));
    await next();
    finish(c, parts, parts.clock.elapsedMs() - started);
  });
  app.use(async (c, next) => {
    checkHost((name) => c.req.header(name), parts.localOnly);
    checkOrigin(c.req.method, (name) => c.req.header(name), c.var.request.token !== undefined);
    await next();
  });
  for (const one of parts.routes) mount(app, one, parts);
  refuseOtherMethods(app, parts.routes);
  const document = JSON.stringify(
    openApi(
      parts.routes.map(({ endpoint }) => endpoint),
      parts.info,
    ),
  );
  app.get('/api/openapi.json', (c) => sendJson(c, 200, document, 'application/json'));
  app.get('*', (c) => sendFile(c, parts.staticFiles));
  app.notFound((c) => refuse(c, new AppError('not-found', { what: c.req.path })));
  app.onError((error, c) => refuse(c, error));
  return app;
}

function arrivalOf(c: Call, parts: HttpParts): Arrival {
  const requestId = (parts.newId ?? randomUUID)();
  const secure = parts.trustProxy && c.req.header('x-forwarded-proto') === 'https';
  const cookies = cookiesOf({
    header: c.req.header('cookie'),
    secure,
    host: c.req.header('host') ?? '',
    append: (text) => c.header('set-cookie', text, { append: true }),
  });
  return {
    requestId,
    language: chooseLanguage(c.req.header('accept-language')),
    log: parts.log.child({ requestId }),
    secure,
    cookies,
    token: cookies.read('session'),
  };
}

function contextOf(c: Call, parts: HttpParts, { principal, session }: Caller): RequestContext {
  const { requestId, language, log, secure, cookies } = c.var.request;
  return {
    requestId,
    language,
    log,
    principal,
    session,
    client: clientOf(c, parts.trustProxy),
    isExposed: !secure && !parts.localOnly,
    setHeader: (name, value) => c.header(name, value),
    header: (name) => c.req.header(name),
    may: (action, subject) => decide(principal, action, subject).allowed,
    authorise: (action, subject) => checkRight(principal, action, subject),
    cookies,
    origin: `${secure ? 'https' : 'http'}://${c.req.header('host') ?? ''}`,
  };
}

/** Who asks. The probes of the process are answered whoever asks, and whatever the database does. */
async function callerOf(c: Call, one: Route, parts: HttpParts): Promise<Caller> {
  const { token } = c.var.request;
  if (token === undefined || !parts.authenticate || one.endpoint.access === 'health.read') {
    return { principal: ANONYMOUS };
  }
  return parts.authenticate(token);
}

/** Headers every answer carries, and one line of log. The line names the route, not the address: that may hold data. */
function finish(c: Call, parts: HttpParts, ms: number): void {
  const { headers } = c.res;
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) headers.set(name, value);
  if (c.var.request.secure) headers.set('strict-transport-security', STRICT_TRANSPORT);
  if (headers.has('content-disposition')) headers.set('content-security-policy', ATTACHMENT_POLICY);
  headers.set('x-request-id', c.var.request.requestId);
  if (parts.isDraining()) headers.set('connection', 'close');
  c.var.request.log.info(
    { method: c.req.method, route: c.req.routePath, status: c.res.status, ms: Math.round(ms) },
    'request',
  );
}

function clientOf(c: Call, trustProxy: boolean): string {
  // The last address is the one our own proxy saw; those before it are the client's claim.
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? c.env?.incoming?.socket?.remoteAddress ?? 'unknown';
}

function mount(app: Hono<Environment>, one: Route, parts: HttpParts): void {
  const { endpoint } = one;
  app.on(endpoint.method, honoPath(endpoint.path), async (c) => {
    const wait = parts.rateLimit.take(clientOf(c, parts.trustProxy), endpoint.cost);
    if (wait > 0) throw new AppError('too-many-requests', { seconds: wait }, { retryAfterS: wait });
    const caller = await callerOf(c, one, parts);
    checkAttempt(caller.principal, endpoint.access);
    const input = await readInput(endpoint, {
      params: c.req.param() as Record<string, string>,
      query: new URL(c.req.url).searchParams,
      contentType: c.req.header('content-type'),
      contentEncoding: c.req.header('content-encoding'),
      contentLength: c.req.header('content-length'),
      body: c.req.raw.body,
    });
    const answer = await one.handle(input, contextOf(c, parts, caller));
    if (answersFile(endpoint)) return fileResponse(answer as FileAnswer, endpoint.status, c.res.headers);
    return sendJson(c, endpoint.status, JSON.stringify(answer), 'application/json');
  });
}

function honoPath(path: string): string {
  return path.replace(/\{([^}]+)\}/g, ':$1');
}

function refuseOtherMethods(app: Hono<Environment>, routes: readonly Route[]): void {
  const methods = new Map<string, string[]>();
  for (const { endpoint } of routes) {
    methods.set(endpoint.path, [...(methods.get(endpoint.path) ?? []), endpoint.method]);
  }
  for (const [path, allowed] of methods) {
    const allow = allowed.sort().join(', ');
    app.all(honoPath(path), (c) => {
      c.header('allow', allow);
      return refuse(c, new AppError('method-not-allowed', { allow }));
    });
  }
}

/** Sends JSON text: with an ETag and 304 for a successful GET, compressed when it is worth it. */
async function sendJson(c: Call, status: number, text: string, type: string): Promise<Response> {
  const bytes = new TextEncoder().encode(text);
  const headers = new Headers(c.res.headers);
  headers.set('content-type', `${type}; charset=utf-8`);
  const fresh = c.var.request.token === undefined ? 'no-cache' : 'private, no-cache';
  headers.set('cache-control', status === 200 && c.req.method === 'GET' ? fresh : 'no-store');
  headers.append('vary', 'accept-encoding, accept-language, cookie');
  if (status === 200 && c.req.method === 'GET') {
    // A handler that knows the version of a thing has said it; otherwise the bytes are the version.
    const etag =
      headers.get('etag') ?? `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    headers.set('etag', etag);
    if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  }
  const worth = bytes.length >= MIN_COMPRESSED_BYTES && isCompressible(type);
  const coding = worth ? chooseCoding(c.req.header('accept-encoding')) : 'identity';
  if (coding !== 'identity') headers.set('content-encoding', coding);
  return new Response(await bodyOf(bytes, coding), { status, headers });
}

/** A Response wants bytes on a plain ArrayBuffer; zlib and files may give others. */
async function bodyOf(
  bytes: Uint8Array,
  coding: Parameters<typeof compress>[1],
): Promise<Uint8Array<ArrayBuffer>> {
  const coded = await compress(bytes, coding, 4);
  return coded.buffer instanceof ArrayBuffer ? (coded as Uint8Array<ArrayBuffer>) : new Uint8Array(coded);
}

async function sendFile(c: Call, files: StaticFiles): Promise<Response> {
  const { path } = c.req;
  const isApi = path === '/api' || path.startsWith('/api/');
  const answer = isApi
    ? undefined
    : await files({
        path: new URL(c.req.url).pathname,
        acceptEncoding: c.req.header('accept-encoding'),
        ifNoneMatch: c.req.header('if-none-match'),
        wantsPage: path === '/' || (c.req.header('accept') ?? '').includes('text/html'),
      });
  if (!answer) throw new AppError('not-found', { what: path });
  const body = answer.body === null ? null : await bodyOf(answer.body, 'identity');
  return new Response(body, { status: answer.status, headers: answer.headers });
}

/** The one place where an error becomes an answer. What is not a refusal is a bug: logged, and told by number only. */
function refuse(c: Call, error: unknown): Promise<Response> {
  const { requestId, language, log } = c.var.request;
  const refusal =
    error instanceof AppError ? error : new AppError('internal', { incident: requestId }, { cause: error });
  if (refusal.code === 'internal') {
    log.error({ err: error, bug: error instanceof InvariantError }, 'incident');
  } else {
    log.info({ code: refusal.code }, 'refused');
  }
  if (refusal.code === 'sign-in-required') c.header('www-authenticate', 'Cookie');
  if (refusal.retryAfterS !== undefined) c.header('retry-after', String(refusal.retryAfterS));
  // The rest of a body that was refused is not read: the connection cannot serve another request.
  if (refusal.code === 'payload-too-large') c.header('connection', 'close');
  return sendJson(c, refusal.status, JSON.stringify(problemOf(refusal, requestId, language)), PROBLEM_TYPE);
}
