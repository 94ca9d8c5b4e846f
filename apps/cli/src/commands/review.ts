import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, contentHash } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import { makeProof, normaliseCase, reviewCase, type Verdict } from '@luodi/core/review';
import type { Command } from 'commander';
import { type RawCase, readCases } from '../cases.ts';
import { CommandEnd, EXIT } from '../exit.ts';
import { say, sayText } from '../language.ts';
import { CATALOGUES, loadUsablePackage } from '../load.ts';
import { findingJson, findingLine, print, progress, tell } from '../output.ts';
import { asOfOption } from './as-of.ts';

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

function writeProof(
  folder: string,
  plan: PlanPackage,
  input: Parameters<typeof makeProof>[1],
  verdict: Verdict,
): string {
  const file = join(folder, `${verdict.case.id}.proof.json`.replace(/[^\w.-]/g, '_'));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${canonicalJson(makeProof(plan, input, verdict))}\n`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CommandEnd(
      EXIT.input,
      say(`写不了证明 ${file}：${code}`, `Cannot write the proof ${file}: ${code}`),
    );
  }
  return file;
}

/** Reviews one raw case and prints what came of it. Gives the verdict's value, or `invalid`. */
function reviewOne(
  raw: RawCase,
  plan: PlanPackage,
  options: ReviewOptions,
  asOf: string,
): Verdict['value'] | 'invalid' {
  const { case: input, findings } = normaliseCase(withDay(raw.value, asOf), plan);
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
  const proof = options.proof ? writeProof(options.proof, plan, input, verdict) : undefined;
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

function review(files: string[], options: ReviewOptions): void {
  const plan = loadUsablePackage(options.plan);
  const asOf = asOfOption(options.asOf);
  const reading = {
    edition: plan.content['plan.yaml'].classification,
    listFacts: new Set(
      plan.content['facts.yaml'].facts.filter(({ type }) => type === 'choices').map(({ id }) => id),
    ),
  };
  const cases = files.flatMap((file) => readCases(file, reading));
  const tally = new Map<string, number>();
  const bar = progress(cases.length, say('个项目', 'cases'));
  cases.forEach((raw, index) => {
    const value = reviewOne(raw, plan, options, asOf);
    tally.set(value, (tally.get(value) ?? 0) + 1);
    bar.step(index + 1);
  });
  bar.end();
  if (cases.length > 1) tell([...tally].map(([value, count]) => `${value} ${count}`).join(', '));
  const failing = new Set((options.failOn ?? '').split(',').filter(Boolean));
  if (tally.has('invalid')) process.exitCode = EXIT.input;
  else if ([...tally.keys()].some((value) => failing.has(value))) process.exitCode = EXIT.found;
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
