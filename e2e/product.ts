/** The product as a person gets it: the command line starts the server, on a fresh data directory and a free port. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Role } from '@luodi/core/access';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { copyTemplate } from '../apps/server/src/platform/db/test-database.ts';
import { peopleOf, type SignedIn, takeUp } from './people.ts';

const repository = join(import.meta.dirname, '..');
const launcher = join(repository, 'apps/cli/bin/luodi.mjs');
/** How long is too long on a busy machine; the promise for a quiet one is 60 s. */
const START_LIMIT_MS = 240_000;

/** A running product. */
export interface Product {
  readonly url: string;
  /** Address of the one-time link for the first account, as it was printed. */
  readonly firstLink: string;
  /** Signs in as somebody with a role and gives what a browser keeps of it. */
  as(role: Role): Promise<SignedIn>;
  stop(): Promise<void>;
}

/** Runs `luodi` with arguments; gives its output and exit code. */
export async function luodi(
  ...words: readonly string[]
): Promise<{ stdout: string; stderr: string; code: number }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [launcher, ...words], {
      cwd: repository,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' },
    });
    return { stdout, stderr, code: 0 };
  } catch (error) {
    const ended = error as { stdout: string; stderr: string; code: number };
    return { stdout: ended.stdout, stderr: ended.stderr, code: ended.code };
  }
}

/**
 * Starts `luodi serve` and waits until it says that it is ready. `demonstration` fills the registers meanwhile: with the
 * whole zone it makes its database itself, as on a new machine; otherwise it is given an empty one. `secondFactor` says
 * who has to have one.
 */
export async function startProduct(
  demonstration: 'on' | 'small' | 'off' = 'off',
  secondFactor: 'administrators' | 'nobody' = 'nobody',
): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-e2e-'));
  if (demonstration !== 'on') await copyTemplate(join(folder, 'database'));
  const child = spawn(
    process.execPath,
    [launcher, '--lang', 'en', 'serve', '--port', '0', '--data', folder],
    {
      cwd: repository,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: '',
        DEMONSTRATION: demonstration,
        LOG_LEVEL: 'warn',
        RATE_LIMIT: '0',
        DISK_RESERVE_MB: '0',
        ARGON2_MEMORY_KIB: '8',
        SECOND_FACTOR: secondFactor,
      },
    },
  );
  const { url, firstLink } = await readyUrl(child);
  return {
    url,
    firstLink,
    as: peopleOf(url, () => takeUp(url, firstLink)),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess): Promise<{ url: string; firstLink: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not ready in ${START_LIMIT_MS} ms: ${said}`));
    }, START_LIMIT_MS);
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const url = /Ready: (http\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({ url, firstLink: /(http\S+\/welcome#\S+)/.exec(said)?.[1] ?? '' });
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}: ${said}`));
    });
  });
}

/** Waits until the demonstration zone is written. */
export async function filled({ url }: Pick<Product, 'url'>): Promise<void> {
  const until = Date.now() + START_LIMIT_MS;
  for (;;) {
    const { state } = (await (await fetch(`${url}/api/demonstration`)).json()) as { state: string };
    if (state === 'present') return;
    assert.equal(state, 'filling');
    if (Date.now() > until) throw new Error('the demonstration data is not there in time');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Screens every page is looked at on. */
export const SCREENS = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'narrow', viewport: { width: 390, height: 844 } },
] as const;

/** A page, of somebody with a role, of a person already signed in, or of nobody, that fails the test when it asks any other address than the product's, or when a script breaks. */
export async function openPage(
  browser: Browser,
  product: Pick<Product, 'url' | 'as'>,
  path: string,
  {
    role,
    person,
    ...options
  }: BrowserContextOptions & { readonly role?: Role; readonly person?: SignedIn | undefined } = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  if (person) await context.addCookies([person]);
  if (role) await context.addCookies([await product.as(role)]);
  const page = await context.newPage();
  const strangers: string[] = [];
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(product.url) && !/^(blob|data):/.test(address)) strangers.push(address);
  });
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text()))
      broken.push(message.text());
  });
  await page.goto(product.url + path);
  page.on('close', () => {
    assert.deepEqual(strangers, []);
    assert.deepEqual(broken, []);
  });
  return page;
}
