import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { AppError, CallError, call, deleteSession, type Fetch, postSession } from '@luodi/api';
import { CommandEnd, EXIT } from './exit.ts';
import { say } from './language.ts';

/**
 * Signs in to a server, does the work with a fetch that carries the session, and signs out again. The password comes
 * from LUODI_PASSWORD or is asked for on the terminal without being shown; a code of the second factor from LUODI_CODE
 * or the terminal, when the server wants one. Neither is ever an argument: those others on the machine can read.
 */
export async function withSession<T>(
  url: string,
  login: string,
  work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
  const cookies = new Map<string, string>();
  const carried: Fetch = async (address, init) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { ...init.headers, origin: new URL(url).origin, ...(cookie ? { cookie } : {}) };
    const response = await fetch(address, { ...init, headers });
    for (const text of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  const password = process.env.LUODI_PASSWORD ?? (await askFor(say('口令：', 'Password: ')));
  const signIn = (code?: string) =>
    call(postSession, { body: { login, password, ...(code === undefined ? {} : { code }) } }, carried, {
      base: url,
    });
  await signIn(process.env.LUODI_CODE).catch(async (error: unknown) => {
    if (!(error instanceof CallError) || error.code !== 'second-factor-required') throw error;
    return signIn(await askFor(say('动态口令：', 'Code: ')));
  });
  try {
    return await work(carried);
  } finally {
    await call(deleteSession, {}, carried, { base: url }).catch((error: unknown) => {
      // The session ends by itself; what was done before counts.
      if (!(error instanceof AppError)) throw error;
    });
  }
}

/** Asks on the terminal without showing what is typed. */
async function askFor(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CommandEnd(
      EXIT.usage,
      say(
        '没有终端可以询问口令：请用环境变量 LUODI_PASSWORD（和 LUODI_CODE）给出。',
        'There is no terminal to ask for the password: give it in LUODI_PASSWORD (and LUODI_CODE).',
      ),
    );
  }
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
