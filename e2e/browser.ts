/**
 * The browser of the tests. A Chromium that is there is used; otherwise the one that came as a development
 * dependency is unpacked once into node_modules/.cache, together with what a machine without fonts and without
 * the usual system libraries lacks. Graphics are drawn in software, so the map is slow here: wait for what should
 * appear, never for a time.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const repository = join(import.meta.dirname, '..');
const cache = join(repository, 'node_modules/.cache');
const unpacked = join(cache, 'chromium');

/** Not the unpacked package's own arguments: those switch off the same-origin rule this product's tests rely on. */
const LAUNCH_ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A program to start, and what it needs in its environment beside what is there. */
interface BrowserProgram {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Finds the browser: CHROMIUM_PATH, then the system's Chromium, then the packaged one, unpacked at the first call.
 * Throws when CHROMIUM_PATH names nothing, and on machines the packaged browser is not built for.
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
    return { executable: named, environment: {} };
  }
  for (const executable of ['/usr/bin/chromium', '/usr/bin/chromium-browser']) {
    if (existsSync(executable)) return { executable, environment: {} };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install one, or name it in CHROMIUM_PATH.');
  }
  if (!existsSync(unpacked)) await unpackBrowser();
  return { executable: join(unpacked, 'chromium'), environment: unpackedEnvironment() };
}

/** Starts the browser, without a window. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, environment } = await findBrowser();
  return chromium.launch({
    executablePath: executable,
    headless: true,
    args: LAUNCH_ARGUMENTS,
    env: { ...definedVariables(process.env), ...environment },
  });
}

/** Unpacks beside the final place and moves there in one step: a broken run leaves nothing half-unpacked. */
async function unpackBrowser(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'chromium-unpacking-'));
  const outerTemporary = process.env.TMPDIR;
  // The package unpacks into the temporary directory and takes a file found there for a finished one.
  process.env.TMPDIR = folder;
  try {
    const packaged = await import('@sparticuz/chromium');
    const executable = await packaged.default.executablePath();
    if (lacksLibraries(executable)) {
      await packaged.inflate(join(repository, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    }
    // The fonts.conf that comes along names folders of another machine; with no font at all a page shows no text.
    writeFileSync(join(folder, 'fonts/fonts.conf'), fontSettings());
    try {
      renameSync(folder, unpacked);
    } catch (error) {
      if (!existsSync(unpacked)) throw error; // another process has finished first: its copy is as good
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (outerTemporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outerTemporary;
  }
}

function lacksLibraries(executable: string): boolean {
  return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
}

function fontSettings(): string {
  const folders = [join(unpacked, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`);
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig>${folders.join('')}<cachedir>${join(unpacked, 'font-cache')}</cachedir></fontconfig>`,
    '',
  ].join('\n');
}

function unpackedEnvironment(): Record<string, string> {
  const libraries = join(unpacked, 'al2023/lib');
  return {
    FONTCONFIG_PATH: join(unpacked, 'fonts'),
    ...(existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {}),
  };
}

function definedVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
