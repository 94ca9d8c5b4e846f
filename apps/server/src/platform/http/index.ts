/**
 * http: endpoints of packages/api mounted on Hono, with everything an answer needs whatever it is about: validation,
 * strict JSON, problem documents, security headers, limits, caching, pages, graceful stop. Knows no feature.
 */
export { type Authenticate, forbidden } from './caller.ts';
export { expectConforms } from './expect-conforms.ts';
export { isLoopback } from './guards.ts';
export { createHttpApp } from './http-app.ts';
export { checkAddress, listen } from './listen.ts';
export { createRateLimit } from './rate-limit.ts';
export { type RequestContext, type Route, route } from './route.ts';
export { staticFilesOf } from './static-files.ts';
