import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, contentHash } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import { makeProof, normaliseCase, reviewCase, type Verdict } from '@luodi/core/review';
import { writeWhole } from '@luodi/server';
import type { Command } from 'commander';
import { type RawCase, readCases } from '../cases.ts';
import { CommandEnd, EXIT } from '../exit.ts';
import { say, sayText } from '../language.ts';
import { CATALOGUES, loadUsablePackage } from '../load.ts';
import { findingJson, findingLine, print, progress, tell } from '../output.ts';
import { asOfOption } from './as-of.ts';
import { listOption } from './list-option.ts';

interface ReviewOptions {
  plan: string;
  json?: boolean;
  proof?: string;
  asOf?: string;
  failOn?: string;
}

const VALUE_WORDS: Readonly<Record<Verdict['value'], readonly [string, string, string]>> = {
  prohibited: ['✕', '禁止', 'prohibited'],
  undecided: ['?', '无法判定', 'undecided'],
  conditional: ['!', '附条件', 'conditional'],
  allowed: ['✓', '允许', 'allowed'],
};

function valueWord(value: Verdict['value']): string {
  const [mark, zh, en] = VALUE_WORDS[value];
  return `${mark} ${say(zh, en)}`;
}

/** A case read but not dated is asked about on the day of --as-of. */
function withDay(value: unknown, asOf: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'asOf' in value) return value;
  return { ...value, asOf };
}

function printVerdict(title: string, verdict: Verdict): void {
  print(`${valueWord(verdict.value)}  ${title}`);
  for (const finding of verdict.findings) {
    print(`  ${valueWord(finding.outcome)}  ${finding.rule}  ${sayText(finding.title)}`);
    print(`      ${sayText(finding.text)}`);
    const basis = finding.basis
      .map((item) => [item.clause, item.source, item.article].filter(Boolean).join(' '))
      .join('；');
    print(`      ${say('依据', 'Basis')}: ${basis}`);
    for (const item of finding.missing)
      print(`      ${say('缺', 'Missing')}: ${sayText(item.label)} (${sayText(item.from.name)})`);
    print(`      → ${sayText(finding.remedy)}`);
  }
  for (const overlap of verdict.overlaps) {
    print(`  ${overlap.layer}/${overlap.feature}  ${overlap.label}  ${overlap.areaM2} m²`);
  }
  if (verdict.demonstration) print(`  ${say('（含演示数据）', '(rests on demonstration data)')}`);
}

async function writeProof(
  folder: string,
  plan: PlanPackage,
  input: Parameters<typeof makeProof>[1],
  verdict: Verdict,
  written: Set<string>,
): Promise<string> {
  // Two cases of one name in one run each keep their proof, on file systems that know no case of letters as well.
  const name = verdict.case.id.replace(/[^\w.-]/g, '_');
  let free = name;
  for (let times = 2; written.has(free.toLowerCase()); times++) free = `${name}.${times}`;
  written.add(free.toLowerCase());
  const file = join(folder, `${free}.proof.json`);
  try {
    mkdirSync(folder, { recursive: true });
    await writeWhole(file, [canonicalJson(makeProof(plan, input, verdict)), '\n'], { replace: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CommandEnd(
      EXIT.input,
      say(`写不了证明 ${file}：${code}`, `Cannot write the proof ${file}: ${code}`),
    );
  }
  return file;
}

/** Reviews one raw case and prints what came of it. Gives the verdict's value, or `invalid`. */
async function reviewOne(
  raw: RawCase,
  plan: PlanPackage,
  options: ReviewOptions,
  asOf: string,
  written: Set<string>,
): Promise<Verdict['value'] | 'invalid'> {
  const { case: input, findings } =
    'value' in raw
      ? normaliseCase(withDay(raw.value, asOf), plan)
      : { case: undefined, findings: raw.findings };
  if (!input) {
    if (options.json) {
      print(
        JSON.stringify({
          place: raw.place,
          verdict: null,
          findings: findings.map((f) => findingJson(f, CATALOGUES)),
        }),
      );
    } else {
      tell(
        say(
          `${raw.place}：这个项目写得不对，没有研判。`,
          `${raw.place}: this case is not well written and was not reviewed.`,
        ),
      );
      for (const finding of findings) tell(findingLine(finding, CATALOGUES));
    }
    return 'invalid';
  }
  const verdict = reviewCase(plan, input);
  const proof = options.proof ? await writeProof(options.proof, plan, input, verdict, written) : undefined;
  if (options.json) print(canonicalJson(verdict));
  else {
    for (const finding of findings) tell(findingLine(finding, CATALOGUES));
    printVerdict(input.title ?? input.id, verdict);
    print(`  ${say('研判哈希', 'Verdict hash')} ${contentHash(verdict)}`);
    if (proof) print(`  ${say('证明', 'Proof')} ${proof}`);
    print();
  }
  return verdict.value;
}

async function review(files: string[], options: ReviewOptions): Promise<void> {
  const failing = listOption('--fail-on', options.failOn, Object.keys(VALUE_WORDS));
  const asOf = asOfOption(options.asOf);
  const plan = loadUsablePackage(options.plan);
  const reading = {
    edition: plan.content['plan.yaml'].classification,
    listFacts: new Set(
      plan.content['facts.yaml'].facts.filter(({ type }) => type === 'choices').map(({ id }) => id),
    ),
  };
  const tally = new Map<string, number>();
  const written = new Set<string>();
  const bar = progress(say('个项目', 'cases'));
  let done = 0;
  for (const file of files) {
    for await (const raw of readCases(file, reading)) {
      const value = await reviewOne(raw, plan, options, asOf, written);
      tally.set(value, (tally.get(value) ?? 0) + 1);
      bar.step(++done);
      // A reader slower than we are must not make our memory grow.
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    }
  }
  bar.end();
  if (done > 1) tell([...tally].map(([value, count]) => `${value} ${count}`).join(', '));
  if (tally.has('invalid')) process.exitCode = EXIT.input;
  else if ([...tally.keys()].some((value) => failing?.has(value))) process.exitCode = EXIT.found;
}

/** `luodi review`. */
export function addReviewCommand(program: Command, defaultPlan: string): void {
  program
    .command('review')
    .argument(
      '<cases...>',
      say(
        '项目文件：.json、.ndjson、.csv，- 为标准输入',
        'case files: .json, .ndjson, .csv, - for standard input',
      ),
    )
    .option('-p, --plan <package>', say('规划包', 'plan package'), defaultPlan)
    .option('--json', say('每个项目一行规范 JSON 研判', 'one line of canonical JSON per verdict'))
    .option('--proof <folder>', say('把证明写入此目录', 'write proofs into this folder'))
    .option('--as-of <day>', say('项目未写日期时所依据的日期', 'day used when a case names none'))
    .option(
      '--fail-on <list>',
      say('出现这些结论时退出码为 1', 'exit with 1 when one of these values occurs'),
    )
    .description(
      say('研判：项目能否落在这里，依据哪一条', 'Review: may this project stand here, and by which clause'),
    )
    .addHelpText(
      'after',
      `\n${say('示例', 'Examples')}:\n  luodi review fixtures/cases/rolling-bearing.json --proof proofs\n  luodi review projects.csv --json > verdicts.ndjson\n  cat cases.ndjson | luodi review - --fail-on prohibited,undecided`,
    )
    .action(review);
}
