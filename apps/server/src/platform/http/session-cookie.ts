import { SESSION_COOKIE } from '@luodi/api';

/** A token is 32 random bytes in base64url; anything else was not made here. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Name of the cookie. A browser keeps a `__Host-` cookie over TLS only. Over plain http, which is for this machine
 * alone, it gets a name of its own that is never looked at over TLS, with the port in it: cookies do not tell ports
 * apart, and another server of this machine must not be handed our token as its own.
 */
function cookieName(secure: boolean, host: string): string {
  return secure ? SESSION_COOKIE : `luodi-${/:(\d+)$/.exec(host)?.[1] ?? '80'}`;
}

/** The session token of a Cookie header. One that is given twice is none: which of them is ours cannot be known. */
export function readSessionCookie(
  header: string | undefined,
  secure: boolean,
  host: string,
): string | undefined {
  const name = cookieName(secure, host);
  const values = (header ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one.startsWith(`${name}=`))
    .map((one) => one.slice(name.length + 1));
  const [token] = values;
  return values.length === 1 && token !== undefined && TOKEN.test(token) ? token : undefined;
}

/**
 * The Set-Cookie header that hands over a token, or takes it away. Not for scripts, not for other sites, and without
 * an age: it goes when the browser closes; how long a session lasts the server decides.
 */
export function sessionCookie(token: string | undefined, secure: boolean, host: string): string {
  const parts = [`${cookieName(secure, host)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
  if (secure) parts.push('Secure');
  if (token === undefined) parts.push('Max-Age=0');
  return parts.join('; ');
}
