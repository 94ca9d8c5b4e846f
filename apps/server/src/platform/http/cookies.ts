import { SESSION_COOKIE } from '@luodi/api';

/**
 * What the browser of a person keeps for us: the session; that this browser was signed in with before (so that what
 * strangers try does not lock its owner out); a visit to the sign-in service that has not come back.
 */
export type CookieName = 'session' | 'device' | 'visit';

/** Reads and hands out tokens that browsers keep. */
export interface Cookies {
  /** The token, when there is one that can be ours. */
  read(name: CookieName): string | undefined;
  /** Hands over a token, for as long as the browser is open or so many seconds; without one takes it away. */
  set(name: CookieName, token: string | undefined, seconds?: number): void;
}

/** A token is 32 random bytes in base64url; anything else was not made here. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Name of a cookie. A browser keeps a `__Host-` cookie over TLS only. Over plain http, which is for this machine
 * alone, it gets a name of its own that is never looked at over TLS, with the port in it: cookies do not tell ports
 * apart, and another server of this machine must not be handed our token as its own.
 */
function cookieName(name: CookieName, secure: boolean, host: string): string {
  const suffix = name === 'session' ? '' : `-${name}`;
  return secure ? `${SESSION_COOKIE}${suffix}` : `luodi${suffix}-${/:(\d+)$/.exec(host)?.[1] ?? '80'}`;
}

/**
 * The cookies of one request. One that is given twice is none: which of them is ours cannot be known. What is handed
 * out is not for scripts and not for other sites.
 */
export function cookiesOf(request: {
  readonly header: string | undefined;
  readonly secure: boolean;
  readonly host: string;
  readonly append: (setCookie: string) => void;
}): Cookies {
  const { header, secure, host, append } = request;
  return {
    read(which) {
      const name = cookieName(which, secure, host);
      const values = (header ?? '')
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one.startsWith(`${name}=`))
        .map((one) => one.slice(name.length + 1));
      const [token] = values;
      return values.length === 1 && token !== undefined && TOKEN.test(token) ? token : undefined;
    },
    set(which, token, seconds) {
      const parts = [
        `${cookieName(which, secure, host)}=${token ?? ''}`,
        'Path=/',
        'HttpOnly',
        'SameSite=Strict',
      ];
      if (secure) parts.push('Secure');
      const age = token === undefined ? 0 : seconds;
      if (age !== undefined) parts.push(`Max-Age=${age}`);
      append(parts.join('; '));
    },
  };
}
