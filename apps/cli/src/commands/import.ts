import { readFileSync, writeFileSync } from 'node:fs';
import { importFile } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { language, say, sayText } from '../language.ts';
import { loadUsablePackage } from '../load.ts';
import { print } from '../output.ts';
import { whyNot } from '../why-not.ts';
import { withExamples } from './examples.ts';

interface Options {
  readonly plan: string;
  readonly data?: string;
  readonly answer: readonly string[];
  readonly answers?: string;
  readonly column: readonly string[];
  readonly commit?: boolean;
  readonly from?: string;
  readonly reason?: string;
  readonly findings?: string;
}

type Report = Awaited<ReturnType<typeof importFile>>;
type Job = Report['job'];

/** `name=value` pairs; the value may hold `=`. */
function pairs(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1)
        throw new CommandEnd(EXIT.usage, say(`应写作 名称=值：${pair}`, `Write name=value: ${pair}`));
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Answers of the command line, and before them those of a file: one `question=option` a line. */
function answersOf({ answer, answers }: Options): Record<string, string> {
  if (answers === undefined) return pairs(answer);
  let text: string;
  try {
    text = readFileSync(answers, 'utf8');
  } catch (error) {
    throw new CommandEnd(EXIT.input, (error as Error).message);
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return pairs([...lines.filter((line) => line !== '' && !line.startsWith('#')), ...answer]);
}

function printReading(job: Job): void {
  const { file, columns } = job;
  print(
    `${file.name} · ${sayText(file.formatLabel)}${file.encoding === undefined ? '' : ` · ${file.encoding}`}`,
  );
  for (const { header, field, unit, edition, how } of columns) {
    const reading = [unit, edition].filter((one) => one !== undefined).join(' ');
    print(
      `  ${header || '–'} → ${field ?? say('不导入', 'left out')}${reading === '' ? '' : ` (${reading})`}  ${how}`,
    );
  }
  for (const finding of job.findings) print(`  ${finding.severity}: ${sayText(finding.text)}`);
}

function printQuestions(job: Job): void {
  for (const { id, text, options, answer } of job.questions) {
    if (answer !== undefined) continue;
    print(`? ${sayText(text)}`);
    for (const option of options) {
      const example = option.example === undefined ? '' : `  ${sayText(option.example)}`;
      print(`    --answer '${id}=${option.id}'  ${sayText(option.label)}${example}`);
    }
  }
}

function printResult({ job, first }: Report): void {
  const { result } = job;
  if (!result) return;
  print(
    say(
      `${result.rows} 行：新增 ${result.new}，更改 ${result.changed}，不变 ${result.unchanged}，有误 ${result.faulty}。`,
      `${result.rows} rows: ${result.new} new, ${result.changed} changed, ${result.unchanged} unchanged, ${result.faulty} faulty.`,
    ),
  );
  if (result.leftOut > 0)
    print(say(`其中 ${result.leftOut} 行不导入。`, `${result.leftOut} of them are left out.`));
  if (result.demonstrationEnded > 0) {
    const count = result.demonstrationEnded;
    print(say(`将取代 ${count} 条演示数据。`, `${count} demonstration records make room.`));
  }
  for (const { title, count } of result.kinds) print(`  ${count} × ${sayText(title)}`);
  for (const one of first) print(`    ${one.place}: ${one[language()]}`);
}

/** What is left to say at the end, and whether something was found. */
function conclude({ job }: Report, options: Options): void {
  if (job.state === 'committed') {
    print(
      job.commit?.known === undefined
        ? say('与台账完全相同，未作更改。', 'The register says so already: nothing was changed.')
        : say(`已导入，留痕第 ${job.commit.known} 号。`, `Imported, ledger entry ${job.commit.known}.`),
    );
    return;
  }
  if (!job.mayCommit) {
    throw new CommandEnd(
      EXIT.found,
      say('没有导入：', 'Nothing was imported: ') + (sayText(job.whyNot) || job.state),
    );
  }
  if (!options.commit)
    print(
      say(
        '试算，未作更改。加 --commit --from 日期 --reason 事由 导入。',
        'A dry run: nothing was changed. To import add --commit --from <day> --reason <why>.',
      ),
    );
}

async function run(register: string, path: string, options: Options): Promise<void> {
  const plan = loadUsablePackage(options.plan);
  if (options.commit && (options.from === undefined || options.reason === undefined))
    throw new CommandEnd(
      EXIT.usage,
      say('--commit 须同时给出 --from 和 --reason。', '--commit asks for --from and --reason.'),
    );
  const commit =
    options.commit && options.from !== undefined && options.reason !== undefined
      ? { from: options.from, reason: options.reason }
      : undefined;
  let report: Report;
  try {
    report = await importFile({
      plan,
      register,
      path,
      dataDirectory: options.data,
      answers: answersOf(options),
      columns: pairs(options.column),
      commit,
    });
  } catch (error) {
    throw whyNot(error) ?? error;
  }
  printReading(report.job);
  printQuestions(report.job);
  printResult(report);
  if (options.findings !== undefined) writeFileSync(options.findings, report.findings);
  conclude(report, options);
}

const more = (value: string, before: readonly string[]) => [...before, value];

/** `luodi import`: a file into a register, tried first. */
export function addImportCommand(program: Command, plan: string): void {
  const command = program
    .command('import')
    .description(
      say(
        '把文件导入台账：先试算，加 --commit 才更改（服务停止时直接对数据目录进行）',
        'bring a file into a register: a dry run unless --commit is given (straight into the data directory, while no server runs)',
      ),
    )
    .argument('<register>', say('台账，如 enterprises、parcels', 'register, such as enterprises or parcels'))
    .argument(
      '<file>',
      say(
        'xlsx、csv、shp.zip、gpkg、geojson、dxf、kml、fgb 或界址点坐标 txt',
        'xlsx, csv, shp.zip, gpkg, geojson, dxf, kml, fgb or land coordinate txt',
      ),
    )
    .option('--plan <path>', say('规划包', 'plan package'), plan)
    .option('--data <directory>', say('数据目录', 'data directory'))
    .option(
      '--answer <question=option>',
      say('答复疑问，可多次', 'answer a question; may be repeated'),
      more,
      [],
    )
    .option(
      '--answers <file>',
      say('答复写在文件里，一行一条 问题=选项', 'answers in a file, one question=option a line'),
    )
    .option(
      '--column <head=field>',
      say('指定某列对应的字段，可多次', 'say which field a column goes to; may be repeated'),
      more,
      [],
    )
    .option('--findings <file>', say('把全部问题写入 CSV', 'write all findings as CSV'))
    .option('--dry-run', say('只试算（默认）', 'try only (the default)'))
    .option(
      '--commit',
      say('检查无误即导入，全有或全无', 'import when nothing stands against it, all or nothing'),
    )
    .option('--from <day>', say('从哪一天起有效', 'first day the values hold'))
    .option('--reason <text>', say('事由', 'why'))
    .action(run);
  withExamples(command, [
    'luodi import enterprises 企业.xlsx',
    "luodi import parcels 地块.zip --answer 'crs=EPSG:4548' --findings faults.csv",
    "luodi import enterprises 企业.xlsx --commit --from 2026-01-01 --reason '年度更新'",
  ]);
}
