/** People of a running product, signed in: accounts that its first administrator invites, or its trial accounts. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Role } from '@luodi/core/access';

/** A cookie as playwright takes it. */
export type SignedIn = { readonly name: string; readonly value: string; readonly url: string };

const PASSWORD = 'Kq7#vempt-Luxor';
/** Password of the trial accounts wherever a test makes them. */
export const TRIAL_PASSWORD = 'Trial-9vq#lumen';

function post(url: string, path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  });
}

function cookieOf(url: string, response: Response): SignedIn {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? '') ?? [];
  return { name, value, url };
}

async function succeeded(response: Response, status: number): Promise<Response> {
  if (response.status !== status) assert.fail(`${response.url}: ${response.status} ${await response.text()}`);
  return response;
}

/** Takes up the first link as the first administrator; nothing when a test has done so itself. */
export async function takeUp(url: string, firstLink: string): Promise<SignedIn | undefined> {
  const token = firstLink.split('#')[1];
  const answer = await post(url, '/api/links/use', {
    token,
    login: 'first',
    name: '首位管理员',
    password: PASSWORD,
  });
  return answer.status === 200 ? cookieOf(url, answer) : undefined;
}

/**
 * Signs in as somebody with a role, whom the first administrator invites; where there is none that we know, as the
 * trial account of that role. `founding` is asked at the first call.
 */
export function peopleOf(
  url: string,
  founding: () => Promise<SignedIn | undefined>,
): (role: Role) => Promise<SignedIn> {
  let founded: Promise<SignedIn | undefined> | undefined;
  return async (role) => {
    founded ??= founding();
    const founder = await founded;
    if (!founder) {
      const trial = { login: `demo-${role}`, password: TRIAL_PASSWORD };
      return cookieOf(url, await succeeded(await post(url, '/api/session', trial), 200));
    }
    // Several files of tests may invite into one product.
    const mark = randomUUID().slice(0, 8);
    const person = {
      login: `${role}.${mark}`,
      name: `${role} ${mark}`,
      roles: [role],
      ...(role === 'reviewer' ? { department: 'environment' } : {}),
      ...(role === 'enterprise' ? { enterprise: 'none' } : {}),
    };
    const invited = await post(url, '/api/accounts', person, `${founder.name}=${founder.value}`);
    const { link } = (await (await succeeded(invited, 201)).json()) as { link: string };
    const used = await post(url, '/api/links/use', { token: link.split('#')[1], password: PASSWORD });
    return cookieOf(url, await succeeded(used, 200));
  };
}

/** The wire as somebody who is signed in, beside the pages: the JSON of a good answer; any other fails the test. */
export function wireAs(url: string, { name, value }: SignedIn) {
  return async (path: string, init: RequestInit = {}) => {
    const headers = {
      cookie: `${name}=${value}`,
      'content-type': 'application/json',
      origin: url,
      ...init.headers,
    };
    const response = await fetch(url + path, { ...init, headers });
    if (!response.ok) assert.fail(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}
