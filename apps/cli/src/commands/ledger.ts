import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, call, exportLedger as exportEndpoint, type Fetch } from '@luodi/api';
import {
  checkpointLine,
  entryLine,
  exportHeaderLine,
  type LedgerReport,
  parseVerifierKey,
  verifyExport,
} from '@luodi/core/ledger';
import { exportLedger, fastSha256, verifySignature, writeWhole } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { say } from '../language.ts';
import { CATALOGUES, loadUsablePackage } from '../load.ts';
import { findingJson, findingLine, print, tell } from '../output.ts';
import { withSession } from '../signed-in.ts';
import { whyNot } from '../why-not.ts';
import { withExamples } from './examples.ts';

interface ExportOptions {
  readonly output: string;
  readonly url?: string;
  readonly account?: string;
  readonly data?: string;
  readonly plan: string;
}

/** Pages of a running server as the lines of one export. */
async function* linesFrom(url: string, fetch: Fetch): AsyncGenerator<string> {
  const ask = (input: { query: { limit: number; after?: number } }) =>
    call(exportEndpoint, input, fetch, { base: url });
  const first = await ask({ query: { limit: 10_000 } });
  const { zone, publicKey, size, checkpoints } = first;
  yield exportHeaderLine({ zone, publicKey, checkpoints: checkpoints.length, entries: size });
  for (const note of checkpoints) yield checkpointLine(note);
  let { entries } = first;
  while (entries.length > 0) {
    for (const { commitments, ...entry } of entries) {
      // Acts that were added while the pages came are beyond what the header announces.
      if (entry.seq <= size) yield entryLine(commitments ? { ...entry, commitments } : entry);
    }
    const after = entries.at(-1)?.seq ?? size;
    if (after >= size) return;
    ({ entries } = await ask({ query: { after, limit: 10_000 } }));
  }
}

async function exportTo(options: ExportOptions): Promise<void> {
  const zone = loadUsablePackage(options.plan).content['plan.yaml'].zone.id;
  let count = 0;
  const write = async (lines: AsyncIterable<string>) => {
    const counted = async function* () {
      for await (const line of lines) {
        yield `${line}\n`;
        count += 1;
      }
    };
    await writeWhole(options.output, counted(), { replace: true });
  };
  try {
    const { url, account } = options;
    if (url === undefined) await write(exportLedger(zone, options.data));
    else if (account === undefined) await write(linesFrom(url, (address, init) => fetch(address, init)));
    else await withSession(url, account, (signedIn) => write(linesFrom(url, signedIn)));
  } catch (error) {
    const { code, path: where } = error as NodeJS.ErrnoException & { path?: string };
    if (code !== undefined && where !== undefined && !(error instanceof AppError)) {
      throw new CommandEnd(
        EXIT.input,
        say(`写不了 ${options.output}：${code}`, `Cannot write ${options.output}: ${code}`),
      );
    }
    const end = whyNot(error);
    if (!end) throw error;
    const refused = error instanceof AppError ? error.code : undefined;
    const hint =
      refused === 'data-directory-locked'
        ? say(' 服务正在运行时请用 --url 向它导出。', ' While the server runs, export from it with --url.')
        : refused === 'sign-in-required'
          ? say(' 请用 --account 给出账户名。', ' Name your account with --account.')
          : '';
    throw new CommandEnd(end.code, `${end.message}${hint}`);
  }
  tell(say(`已写入 ${options.output}：${count} 行。`, `Wrote ${options.output}: ${count} lines.`));
}

/** Lines of a file, read piece by piece: an export may be larger than memory. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder();
    const bytes = new Uint8Array(1 << 20);
    let rest = '';
    for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) {
      const parts = (rest + decoder.decode(bytes.subarray(0, read), { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
    rest += decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

/** A key given as text, as a file, or the one the server of this machine signs with. */
function readKey(given: string | undefined): string {
  const path = given ?? join(process.env.DATA_DIR ?? './data', 'keys/ledger-signing.pub');
  const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : path;
  if (parseVerifierKey(text)) return text;
  throw new CommandEnd(
    EXIT.input,
    say(
      `没有可用的公钥：${path}。用 --key 给出公钥或它的文件。`,
      `No usable public key: ${path}. Give the key or its file with --key.`,
    ),
  );
}

/** Checkpoints of a witness file: lines of an export, or one signed note. */
function readWitness(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  if (!text.startsWith('{')) return [text];
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => String((JSON.parse(line) as { checkpoint?: unknown }).checkpoint));
}

function readExport(path: string, options: { key?: string; witness?: string[] }): LedgerReport {
  const publicKey = readKey(options.key);
  try {
    const witnessed = (options.witness ?? []).flatMap(readWitness);
    return verifyExport(linesOf(path), { publicKey, verifySignature, sha256: fastSha256, witnessed });
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    if (code === undefined && name !== 'SyntaxError') throw error;
    const why = code ?? name;
    throw new CommandEnd(
      EXIT.input,
      say(`读不了 ${path} 或见证文件：${why}`, `Cannot read ${path} or a witness file: ${why}`),
    );
  }
}

function verify(path: string, options: { key?: string; witness?: string[]; json?: boolean }): void {
  const report = readExport(path, options);
  const { ok, entries, signed, firstBad, findings } = report;
  if (options.json) {
    print(JSON.stringify({ ...report, findings: findings.map((one) => findingJson(one, CATALOGUES)) }));
  } else {
    print(
      ok
        ? say(
            `✓ 留痕成立：${entries} 条，其中 ${signed} 条有签名检查点覆盖。`,
            `✓ The ledger holds: ${entries} entries, ${signed} of them under a signed checkpoint.`,
          )
        : say(
            `✕ 留痕不成立：${entries} 条，可信的只到第 ${signed} 条。`,
            `✕ The ledger does not hold: ${entries} entries, proven up to entry ${signed}.`,
          ),
    );
    if (firstBad !== undefined) print(say(`第一处：第 ${firstBad} 条`, `First bad entry: ${firstBad}`));
    for (const finding of findings) print(findingLine(finding, CATALOGUES));
  }
  if (!ok) process.exitCode = EXIT.found;
}

/** `luodi ledger`: take the ledger along, and verify it anywhere. */
export function addLedgerCommands(program: Command, defaultPlan: string): void {
  const ledger = program.command('ledger').description(say('导出与核验留痕', 'Export and verify the ledger'));
  withExamples(ledger.command('export'), [
    'luodi ledger export -o ledger.ndjson --url http://127.0.0.1:4180',
    'luodi ledger export -o ledger.ndjson --data ./data',
  ])
    .requiredOption('-o, --output <file>', say('写入的文件', 'file to write'))
    .option('--url <address>', say('从运行中的服务导出', 'export from a running server'))
    .option(
      '--account <name>',
      say('登录的账户名（口令见 LUODI_PASSWORD）', 'account to sign in with (password: LUODI_PASSWORD)'),
    )
    .option('--data <folder>', say('数据目录（服务未运行时）', 'data directory, while no server runs'))
    .option('-p, --plan <package>', say('规划包（指明开发区）', 'plan package, names the zone'), defaultPlan)
    .description(say('导出全部记录与签名检查点', 'Export all entries and signed checkpoints'))
    .action(exportTo);
  withExamples(ledger.command('verify'), [
    'luodi ledger verify ledger.ndjson',
    'luodi ledger verify ledger.ndjson --key ledger-signing.pub --witness /mnt/elsewhere/checkpoints.ndjson',
  ])
    .argument('<export>', say('导出文件', 'exported file'))
    .option('-k, --key <key>', say('公钥，或它的文件', 'public key, or its file'))
    .option('-w, --witness <file...>', say('另存的检查点', 'checkpoints kept elsewhere'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .description(
      say(
        '离线核验：只需导出文件与公钥',
        'Verify offline: the export and the public key are all that is needed',
      ),
    )
    .action(verify);
}
