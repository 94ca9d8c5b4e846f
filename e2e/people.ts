/** People of a running product, signed in: accounts that its first administrator invites, or its trial accounts. */
import type { Role } from '@luodi/core/access';
import { expect } from 'vitest';

/** A cookie as playwright takes it. */
export type SignedIn = { readonly name: string; readonly value: string; readonly url: string };

const PASSWORD = 'Kq7#vempt-Luxor';
/** Password of the trial accounts wherever a test makes them. */
export const TRIAL_PASSWORD = 'Trial-9vq#lumen';

/**
 * Signs in as somebody with a role. The first call takes up the first link; when a test has done so itself and made
 * trial accounts, those are used.
 */
export function peopleOf(url: string, firstLink: string): (role: Role) => Promise<SignedIn> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
  const cookieOf = (response: Response): SignedIn => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(response.headers.getSetCookie()[0] ?? '') ?? [];
    return { name, value, url };
  };
  let founding: Promise<Response> | undefined;
  let count = 0;
  return async (role) => {
    const token = firstLink.split('#')[1];
    founding ??= post('/api/links/use', { token, login: 'first', name: '首位管理员', password: PASSWORD });
    const founder = await founding;
    if (founder.status !== 200) {
      const trial = await post('/api/session', { login: `demo-${role}`, password: TRIAL_PASSWORD });
      expect(trial.status, await trial.clone().text()).toBe(200);
      return cookieOf(trial);
    }
    count += 1;
    const person = {
      login: `${role}.${count}`,
      name: `${role} ${count}`,
      roles: [role],
      ...(role === 'reviewer' ? { department: 'environment' } : {}),
      ...(role === 'enterprise' ? { enterprise: 'none' } : {}),
    };
    const { name, value } = cookieOf(founder);
    const invited = await post('/api/accounts', person, `${name}=${value}`);
    expect(invited.status, await invited.clone().text()).toBe(201);
    const { link } = (await invited.json()) as { link: string };
    return cookieOf(await post('/api/links/use', { token: link.split('#')[1], password: PASSWORD }));
  };
}
