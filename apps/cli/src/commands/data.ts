import { existsSync, readFileSync } from 'node:fs';
import { parseVerifierKey } from '@luodi/core/ledger';
import { backUp, exportData, FileTooLarge, importData, restore } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { say } from '../language.ts';
import { print, tell } from '../output.ts';
import { whyNot } from '../why-not.ts';
import { withExamples } from './examples.ts';

interface Options {
  readonly data?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** Does the work, and tells what stood in its way: a refusal, a file that cannot be read, a disk without room. */
async function attempt<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandEnd) throw error;
    if (error instanceof FileTooLarge) {
      throw new CommandEnd(EXIT.input, say(`${file} 中有一行过长。`, `A line of ${file} is too long.`));
    }
    const { code, path, syscall } = error as NodeJS.ErrnoException;
    if (code !== undefined && syscall !== undefined && code !== 'EADDRINUSE') {
      const where = path ?? file;
      throw new CommandEnd(
        EXIT.input,
        code === 'ENOSPC'
          ? say(`磁盘已满，${file} 没有留下。`, `The disk is full; nothing of ${file} was kept.`)
          : say(`用不了 ${where}：${code}`, `Cannot use ${where}: ${code}`),
      );
    }
    throw whyNot(error) ?? error;
  }
}

/** A key given as text or as a file; nothing when it was not given. */
function keyOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const text = existsSync(given) ? readFileSync(given, 'utf8').trim() : given;
  if (parseVerifierKey(text)) return text;
  throw new CommandEnd(EXIT.input, say(`不是可用的公钥：${given}`, `Not a usable public key: ${given}`));
}

type Ledgers = readonly { readonly zone: string; readonly entries: number; readonly signed: number }[];

function tellLedgers(ledgers: Ledgers): void {
  for (const { zone, entries, signed } of ledgers) {
    tell(
      say(
        `✓ “${zone}”的留痕成立：${entries} 条，其中 ${signed} 条有签名检查点覆盖。`,
        `✓ The ledger of “${zone}” holds: ${entries} entries, ${signed} of them under a signed checkpoint.`,
      ),
    );
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

async function backup(file: string, options: Options): Promise<void> {
  const report = await attempt(file, () => backUp(file, options.data));
  if (options.json) print(JSON.stringify(report));
  tellLedgers(report.ledgers);
  tell(
    say(
      `已备份到 ${file}（${report.takenAt}，数据 ${megabytes(report.bytes)}），并已读回、逐页检查、核验。`,
      `Backed up to ${file} (${report.takenAt}, ${megabytes(report.bytes)} of data), read back, looked through page by page and verified.`,
    ),
  );
  tell(
    say(
      `密钥不在备份中：请把 ${report.keys} 另存到安全处。没有它，恢复后的服务会另造密钥，加密保存的内容也无法解开。`,
      `The keys are not in it: keep ${report.keys} apart, in a safe place. Without them a restored server would make new ones, and what is enciphered with them stays closed.`,
    ),
  );
}

async function restoreFrom(file: string, options: Options): Promise<void> {
  const ledgerKey = keyOf(options.key);
  const report = await attempt(file, () => restore(file, { dataDirectory: options.data, ledgerKey }));
  if (options.json) print(JSON.stringify(report));
  tellLedgers(report.ledgers);
  tell(
    say(
      `已恢复 ${report.takenAt} 的备份（${megabytes(report.bytes)}）。`,
      `Restored the backup of ${report.takenAt} (${megabytes(report.bytes)}).`,
    ),
  );
  for (const { zone, entries, signed } of report.behind) {
    tell(
      say(
        `注意：“${zone}”另存的检查点已签到第 ${signed} 条，备份只到第 ${entries} 条，其间 ${signed - entries} 条记录已失。服务会发现这一点并停止签名；确认如此后，请把 ${report.keys}/ledger-${zone}.checkpoint 移开存档，再启动。`,
        `Mind: a checkpoint kept outside covers ${signed} entries of “${zone}” and the backup has ${entries}; ${signed - entries} acts are lost. The server will see this and sign nothing. When it has to be so, put ${report.keys}/ledger-${zone}.checkpoint aside, keep it, and start.`,
      ),
    );
  }
  if (!report.hasKeys) {
    tell(
      say(
        `${report.keys} 中没有签名密钥：启动前请把另存的密钥放回，否则会另造新密钥。`,
        `There is no signing key in ${report.keys}: put the one you kept back before the first start, or a new one will be made.`,
      ),
    );
  }
}

function tellRows(rows: Readonly<Record<string, number>>): void {
  const full = Object.entries(rows).filter(([, count]) => count > 0);
  tell(full.map(([table, count]) => `${table} ${count}`).join(', ') || say('没有数据。', 'No data.'));
}

async function exportTo(file: string, options: Options): Promise<void> {
  const report = await attempt(file, () => exportData(file, options.data));
  if (options.json) print(JSON.stringify(report));
  tellRows(report.rows);
  tell(
    say(
      `已导出到 ${file}。内含口令散列等，请妥善保管；不含登录会话，也不含 ${report.keys} 中的密钥。`,
      `Exported to ${file}. It holds hashes of passwords: keep it safe. Sessions are not in it, nor the keys in ${report.keys}.`,
    ),
  );
}

async function importFrom(file: string, options: Options): Promise<void> {
  const ledgerKey = keyOf(options.key);
  const report = await attempt(file, () => importData(file, { dataDirectory: options.data, ledgerKey }));
  if (options.json) print(JSON.stringify(report));
  tellRows(report.rows);
  tellLedgers(report.ledgers);
  tell(
    say(
      `已导入${report.database === 'server' ? ' PostgreSQL' : '内嵌数据库'}。启动前请把原数据目录的 keys 放到 ${report.keys}。`,
      `Imported into ${report.database === 'server' ? 'PostgreSQL' : 'the embedded database'}. Before the first start put the keys of the old data directory into ${report.keys}.`,
    ),
  );
}

/** `luodi data`: keep the data safe, and take it along. */
export function addDataCommands(program: Command): void {
  const data = program
    .command('data')
    .description(say('备份、恢复、导出、导入数据', 'Back up, restore, export and import the data'));
  const folder = [
    '--data <folder>',
    say('数据目录（默认 DATA_DIR 或 ./data）', 'data directory (default DATA_DIR or ./data)'),
  ] as const;
  const key = [
    '-k, --key <key>',
    say('另存的留痕公钥，或它的文件', 'public key of the ledger as kept elsewhere, or its file'),
  ] as const;
  const json = ['--json', say('以 JSON 输出', 'print JSON')] as const;
  withExamples(
    data.command('backup'),
    ['luodi data backup /mnt/backup/luodi-$(date +%F).tar.zst'],
    say(
      '服务运行或停止时都可以备份内嵌数据库（运行时经数据目录旁的本机套接字，须用运行服务的账户）。文件是 Zstandard 压缩的 tar，写成后读回、在内存中打开、逐页检查并核验留痕，成立才保留。不含 keys 目录中的密钥。PostgreSQL 服务器请用其自身的备份。',
      'Works on the embedded database while its server runs (through a socket beside the data directory, for the account that runs the server) or stands still. The file is a tar compressed with Zstandard; it is read back, opened in memory, looked through page by page and its ledger verified, and kept only then. The keys in the folder keys are not in it. A PostgreSQL server has its own backup.',
    ),
  )
    .argument('<file>', say('写入的文件', 'file to write'))
    .option(...folder)
    .option(...json)
    .description(say('备份内嵌数据库，并核验备份', 'Back up the embedded database, and verify the backup'))
    .action(backup);
  withExamples(data.command('restore'), [
    'luodi data restore /mnt/backup/luodi-2026-03-01.tar.zst --data /srv/luodi',
  ])
    .argument('<file>', say('备份文件', 'backup'))
    .option(...folder)
    .option(...key)
    .option(...json)
    .description(
      say(
        '恢复到没有数据库的数据目录；核验成立才就位',
        'Restore into a data directory without a database; it gets its place only when it holds',
      ),
    )
    .action(restoreFrom);
  withExamples(data.command('export'), [
    'luodi data export luodi.ndjson',
    'DATABASE_URL=postgres://… luodi data export luodi.ndjson',
  ])
    .argument('<file>', say('写入的文件（NDJSON）', 'file to write (NDJSON)'))
    .option(...folder)
    .option(...json)
    .description(
      say('导出全部数据，两种数据库都能导入', 'Export all data in a form either kind of database takes in'),
    )
    .action(exportTo);
  withExamples(data.command('import'), [
    'luodi data import luodi.ndjson --data /srv/luodi',
    'DATABASE_URL=postgres://… luodi data import luodi.ndjson',
  ])
    .argument('<file>', say('导出文件', 'export'))
    .option(...folder)
    .option(...key)
    .option(...json)
    .description(
      say(
        '导入空的数据库：全部导入且核验成立，否则什么也不留',
        'Import into an empty database: all of it, verified, or nothing',
      ),
    )
    .action(importFrom);
}
