/**
 * A3: does a sign-in tell whether an account exists? Wrong passwords for accounts that are there, that are disabled, and
 * for names nobody has, in turn, ten from an address: status and body have to be the same, and the times, compared round
 * by round, apart by no more than 5 % in the middle. `npx node tools/faults/enumeration.ts [--tries 200]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, post, signInAs } from './first-accounts.ts';
import { conclude, option, startServer } from './server-process.ts';

/** Under five, which lock a name. */
const TRIES_EACH = 4;
const APART = 0.05;
const PASSWORD = 'Zx4!quill-Harbour';
const KINDS = ['there', 'disabled', 'nobody'] as const;
type Kind = (typeof KINDS)[number];

interface Told {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

const tries = option('tries', 200);
const names = Math.ceil(tries / TRIES_EACH);
const data = mkdtempSync(join(tmpdir(), 'luodi-enumeration-'));
const wrong: string[] = [];
const server = await startServer(data);
try {
  await makeAccounts(await signInAs(server, 'security-administrator'));
  const told: Record<Kind, Told[]> = { there: [], disabled: [], nobody: [] };
  // The first of each warm up.
  for (const kind of KINDS) await tryOnce(`${kind}-0`, addressOf(0));
  for (let attempt = 0; attempt < tries; attempt++) {
    for (const [at, kind] of KINDS.entries()) {
      // No kind is always the first of a round.
      const turned = KINDS[(at + attempt) % KINDS.length] ?? kind;
      const login = `${turned}-${1 + (attempt % names)}`;
      told[turned].push(await tryOnce(login, addressOf(attempt * KINDS.length + at)));
    }
  }
  judge(told);
} finally {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}
conclude(wrong);

/** Accounts with passwords, and as many that are disabled. */
async function makeAccounts(cookie: string): Promise<void> {
  for (const kind of ['there', 'disabled'] as const) {
    for (let at = 0; at <= names; at++) {
      const body = { login: `${kind}-${at}`, name: kind, roles: ['supervisor'] };
      const made = await json<{ link: string; account: { id: string } }>(
        await post(server.url, '/api/accounts', body, cookie),
      );
      await json(
        await post(server.url, '/api/links/use', { token: made.link.split('#')[1], password: PASSWORD }, ''),
      );
      if (kind === 'disabled')
        await json(
          await post(server.url, `/api/accounts/${made.account.id}/disable`, { reason: 'test' }, cookie),
        );
    }
  }
}

/** An address of this machine for every few tries, so that none is locked. */
function addressOf(at: number): string {
  const number = 2 + Math.floor(at / 10);
  return `127.0.${1 + (number >> 7)}.${1 + (number & 127)}`;
}

/** One wrong password from an address of this machine. */
function tryOnce(login: string, localAddress: string): Promise<Told> {
  const body = JSON.stringify({ login, password: `${PASSWORD}-not` });
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(
      `${server.url}/api/session`,
      {
        method: 'POST',
        localAddress,
        agent: false,
        headers: { 'content-type': 'application/json', origin: server.url, 'content-length': body.length },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text, ms: performance.now() - started }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** An answer without what is its own: the number of the request. */
function sameOf({ status, body }: Told): string {
  const { instance: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify({ status, ...rest });
}

function judge(told: Readonly<Record<Kind, readonly Told[]>>): void {
  const all = new Set(KINDS.flatMap((kind) => told[kind].map(sameOf)));
  if (all.size !== 1) wrong.push(`told apart by their answers: ${[...all].join('\n')}`);
  const middleOf = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
  for (const kind of KINDS) {
    const times = told[kind].map(({ ms }) => ms);
    console.log(`${kind}: ${times.length} tries, median ${middleOf(times).toFixed(2)} ms`);
  }
  // Tries of one round are close in time: what else the machine does meanwhile slows them alike.
  const apart = KINDS.filter((kind) => kind !== 'nobody').map((kind) => {
    const ratio = middleOf(told[kind].map(({ ms }, at) => ms / (told.nobody[at]?.ms ?? ms)));
    console.log(`${kind} against nobody, round by round: median ${(100 * (ratio - 1)).toFixed(1)} %`);
    return Math.abs(ratio - 1);
  });
  console.log(`answers: ${all.size}`);
  if (Math.max(...apart) > APART) wrong.push('told apart by their time');
}
