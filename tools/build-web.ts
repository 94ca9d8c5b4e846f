/**
 * `npm run build`, and before `npm start` and the browser tests: builds the pages into apps/web/dist when a source
 * is newer than what stands there.
 */
import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const repository = join(import.meta.dirname, '..');
const built = join(repository, 'apps/web/dist');

const SOURCES = ['apps/web/{src,public}/**/*', 'apps/web/*.*', 'packages/*/src/**/*', 'package-lock.json'];

/** Builds the pages unless they are newer than all their sources; says whether it built. Throws with the build's output. */
export async function buildWebWhenStale(): Promise<boolean> {
  if (!isStale()) return false;
  const cache = join(repository, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'web-building-'));
  try {
    const vite = join(repository, 'node_modules/vite/bin/vite.js');
    const args = ['build', 'apps/web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
    await run(process.execPath, [vite, ...args]);
    // Pages appear in one step: a build that breaks off leaves the old ones.
    rmSync(built, { recursive: true, force: true });
    renameSync(folder, built);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return true;
}

async function run(program: string, args: readonly string[]): Promise<void> {
  try {
    await execute(program, args, { cwd: repository });
  } catch (error) {
    const said = error as { stdout?: string; stderr?: string };
    throw new Error(`The pages could not be built.\n${said.stdout ?? ''}${said.stderr ?? ''}`, {
      cause: error,
    });
  }
}

function isStale(): boolean {
  const page = join(built, 'index.html');
  if (!existsSync(page)) return true;
  const builtAt = statSync(page).mtimeMs;
  return globSync(SOURCES, { cwd: repository }).some(
    (file) => statSync(join(repository, file)).mtimeMs > builtAt,
  );
}

async function main(): Promise<number> {
  const started = performance.now();
  try {
    const done = await buildWebWhenStale();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(done ? `pages built in ${seconds} s` : 'pages are up to date');
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main();
