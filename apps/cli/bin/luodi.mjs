#!/usr/bin/env node
// Starts the command line. The sources are TypeScript that Node 24 runs as they stand; an older Node starts the
// Node 24 that `npm ci` put beside the libraries and hands it everything: arguments, streams, signals, exit code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
const FORWARDED_SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGTERM', 'SIGUSR2'];
/** Pressed or sent by a terminal, these reach the restarted process by themselves: passing them on would double them. */
const TERMINAL_SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGHUP'];

const thisFile = fileURLToPath(import.meta.url);

/** The nearest node_modules/.bin/node above this file, or undefined. */
function findInstalledNode() {
  for (let folder = dirname(thisFile); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', '.bin', 'node');
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

function restartWith(node) {
  const child = spawn(node, [...process.execArgv, thisFile, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LUODI_RESTARTED: '1' },
  });
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of FORWARDED_SIGNALS) {
    process.on(signal, () => {
      if (!(atTerminal && TERMINAL_SIGNALS.includes(signal))) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`luodi: ${node}: ${error.message}`);
    process.exitCode = 1;
  });
  // A shell reports a death by signal as 128 + its number; so does this.
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

/** A starter killed outright must not leave a server behind that nobody sees: its end is read as SIGTERM. */
function stopWithStarter() {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) {
  if (process.env.LUODI_RESTARTED !== undefined) stopWithStarter();
  // Half of a short command is reading sources. Kept beside the libraries, where only who installed them writes; where
  // that is not to be written, it goes on without.
  enableCompileCache(join(dirname(thisFile), '../../../node_modules/.cache/compiled'));
  await import('../src/main.ts');
} else {
  const node = process.env.LUODI_RESTARTED === undefined ? findInstalledNode() : undefined;
  if (node === undefined) {
    console.error(
      `luodi 需要 Node ${OLDEST_NODE} 或更高版本，当前为 ${process.versions.node}；请在项目目录运行 npm ci。\n` +
        `luodi needs Node ${OLDEST_NODE} or later, this is ${process.versions.node}; run npm ci in the project's folder.`,
    );
    process.exitCode = 1;
  } else {
    restartWith(node);
  }
}
