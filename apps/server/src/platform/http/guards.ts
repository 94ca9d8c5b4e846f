import { AppError } from '@luodi/api';
import type { Language } from '@luodi/core/base';

/** Headers of a request, by lower-case name. */
export type HeaderOf = (name: string) => string | undefined;

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True for an address only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/**
 * A server for this machine only answers to its local names: otherwise a foreign page could have its own name
 * resolve here (DNS rebinding) and read everything as if it came from itself.
 */
export function checkHost(header: HeaderOf, localOnly: boolean): void {
  if (!localOnly) return;
  const host = header('host') ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!LOOPBACK.has(name)) throw new AppError('host-not-allowed', { host });
}

/**
 * Refuses a change that another site's page set off (CSRF). Browsers say where a request comes from. Programs send
 * neither header and are not at risk, unless a session goes with the request: then the proof has to be there, because
 * a browser that sends no proof would send the session all the same.
 */
export function checkOrigin(method: string, header: HeaderOf, hasSession: boolean): void {
  if (method === 'GET' || method === 'HEAD') return;
  const site = header('sec-fetch-site');
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new AppError('cross-origin');
    return;
  }
  const origin = header('origin');
  if (origin === undefined) {
    if (hasSession) throw new AppError('cross-origin');
    return;
  }
  if (!URL.canParse(origin) || new URL(origin).host !== header('host')) throw new AppError('cross-origin');
}

/** Chinese unless the client prefers English. */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag, ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1])
        .find((one) => one !== undefined);
      return { language: tag?.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'zh' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'en' ? 'en' : 'zh';
}
