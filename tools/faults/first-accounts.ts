/** The first accounts of a server that was just started, for whoever has something to ask it. */
import type { ServerProcess } from './server-process.ts';

const PASSWORD = 'Zx4!quill-Harbour';

/** Sends JSON as a page of the server itself would. */
export function post(url: string, path: string, body: unknown, cookies: string): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie: cookies },
    body: JSON.stringify(body),
  });
}

function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** The body of a good answer; throws with what was said otherwise. */
export async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Takes up the first link, invites somebody with a role and signs in as them: the cookie of their session. */
export async function signInAs(server: ServerProcess, role: string): Promise<string> {
  // It is printed when everything stands, a little after the first good answer.
  for (let tries = 0; tries < 200 && !server.firstLink(); tries++)
    await new Promise((next) => setTimeout(next, 100));
  const token = server.firstLink();
  if (!token) throw new Error('the server told no first link');
  const first = await post(
    server.url,
    '/api/links/use',
    { token, login: 'first', name: 'First', password: PASSWORD },
    '',
  );
  if (!first.ok) throw new Error(`first account: ${first.status} ${await first.text()}`);
  const invited = await post(
    server.url,
    '/api/accounts',
    { login: 'second', name: 'Second', roles: [role] },
    cookieOf(first),
  );
  const { link } = await json<{ link: string }>(invited);
  const body = { token: link.split('#')[1], password: PASSWORD };
  return cookieOf(await post(server.url, '/api/links/use', body, ''));
}
