import { existsSync } from 'node:fs';
import { compareFindings, type Finding } from '@luodi/core/base';
import { checkCounts } from '@luodi/core/indicators';
import { clauseStates, lintPackage, type PlanPackage, stateWords, writePackageZip } from '@luodi/core/plan';
import { checkPlanFields } from '@luodi/core/registers';
import { lintRules } from '@luodi/core/rules';
import { writeWhole } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { language, say, sayText } from '../language.ts';
import { CATALOGUES, loadPackage, loadUsablePackage } from '../load.ts';
import { findingJson, findingLine, findingTally, print, tell } from '../output.ts';
import { asOfOption } from './as-of.ts';
import { withExamples } from './examples.ts';
import { listOption } from './list-option.ts';

/** Everything the linter says of a package: parsing, the package against itself, and its rules. */
function lintAll(path: string, asOf: string): { plan: PlanPackage | undefined; findings: Finding[] } {
  const { package: plan, findings } = loadPackage(path);
  const all = plan
    ? [
        ...findings,
        ...lintPackage(plan, asOf),
        ...lintRules(plan.content),
        ...checkPlanFields(plan),
        ...checkCounts(plan),
      ]
    : [...findings];
  return { plan, findings: all.sort(compareFindings) };
}

function lint(path: string, options: { json?: boolean; asOf?: string; severity?: string }): void {
  const severities = listOption('--severity', options.severity, ['error', 'warning', 'note']);
  const { plan, findings } = lintAll(path, asOfOption(options.asOf));
  const shown = severities ? findings.filter((finding) => severities.has(finding.severity)) : findings;
  if (options.json) {
    print(
      JSON.stringify(
        { package: plan?.hash ?? null, findings: shown.map((f) => findingJson(f, CATALOGUES)) },
        null,
        2,
      ),
    );
  } else {
    for (const finding of shown) print(findingLine(finding, CATALOGUES));
    print();
    print(`${findingTally(findings)}${plan ? ` · ${plan.hash.slice(0, 16)}` : ''}`);
  }
  if (findings.some((finding) => finding.severity === 'error')) process.exitCode = EXIT.found;
}

function hash(path: string, options: { json?: boolean }): void {
  const plan = loadUsablePackage(path);
  if (options.json) {
    print(JSON.stringify({ hash: plan.hash, files: plan.fileHashes, layers: plan.layerHashes }, null, 2));
    return;
  }
  print(plan.hash);
}

function show(path: string, options: { clause?: string; asOf?: string; json?: boolean }): void {
  const plan = loadUsablePackage(path);
  const asOf = asOfOption(options.asOf);
  const states = clauseStates(plan, lintPackage(plan, asOf), asOf);
  const clauses = plan.content['clauses.yaml'].clauses.filter(
    (clause) => !options.clause || clause.id === options.clause || clause.parent === options.clause,
  );
  if (clauses.length === 0) {
    throw new CommandEnd(
      EXIT.input,
      say(`没有条款 ${options.clause}。`, `There is no clause ${options.clause}.`),
    );
  }
  if (options.json) {
    print(
      JSON.stringify(
        clauses.map((clause) => ({ ...clause, state: states.get(clause.id) })),
        null,
        2,
      ),
    );
    return;
  }
  const words = new Map(stateWords.map((word) => [word.id as string, word]));
  for (const clause of clauses) {
    const state = states.get(clause.id);
    const word = state ? words.get(state.state) : undefined;
    const heading = [clause.number, sayText(clause.heading)].filter(Boolean).join(' ');
    if (clause.kind === 'chapter') print(`\n${heading}  [${clause.id}]`);
    else {
      print(`  ${word?.mark ?? ' '} ${word?.[language()] ?? ''}  ${heading}  [${clause.id}]`);
      if (clause.text) print(`      ${sayText(clause.text)}`);
      for (const item of state?.evidence ?? [])
        print(`      - ${sayText(item.name)}: ${sayText(item.detail)}`);
    }
  }
}

async function pack(path: string, options: { output?: string }): Promise<void> {
  const plan = loadUsablePackage(path);
  const bytes = writePackageZip(plan);
  const target = options.output ?? `${plan.content['plan.yaml'].id}-${plan.hash.slice(0, 12)}.zip`;
  try {
    await writeWhole(target, [bytes]);
  } catch (error) {
    const code = existsSync(target) ? 'EEXIST' : (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') {
      throw new CommandEnd(
        EXIT.input,
        say(`${target} 已存在；不覆盖。`, `${target} exists already and is not overwritten.`),
      );
    }
    throw new CommandEnd(EXIT.input, say(`写不了 ${target}：${code}`, `Cannot write ${target}: ${code}`));
  }
  tell(say(`已写入 ${target}（${bytes.length} 字节）`, `Wrote ${target} (${bytes.length} bytes)`));
  print(plan.hash);
}

/** `luodi plan lint | hash | show | pack`. */
export function addPlanCommands(program: Command): void {
  const plan = program
    .command('plan')
    .description(say('规划包：自检、内容哈希、逐条显示、打包', 'Plan package: lint, hash, show, pack'));
  withExamples(plan.command('lint'), [
    'luodi plan lint plans/linqing-2021-2025',
    "luodi plan lint plan.zip --json | jq '.findings[].code'",
  ])
    .argument('<package>', say('规划包目录或 zip', 'package directory or zip'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .option('--as-of <day>', say('自检所依据的日期（YYYY-MM-DD）', 'day the checks refer to (YYYY-MM-DD)'))
    .option(
      '--severity <list>',
      say('只显示这些级别：error,warning,note', 'show only these: error,warning,note'),
    )
    .description(say('用规划自身检查规划：矛盾、缺项、断链、受损日期', 'Check the plan against itself'))
    .action(lint);
  withExamples(plan.command('hash'), ['luodi plan hash plans/linqing-2021-2025'])
    .argument('<package>', say('规划包目录或 zip', 'package directory or zip'))
    .option('--json', say('列出每个文件和图层的哈希', 'with the hash of every file and layer'))
    .description(
      say('规划包的内容哈希（SHA-256，RFC 8785）', 'Content hash of the package (SHA-256 over RFC 8785)'),
    )
    .action(hash);
  withExamples(plan.command('show'), [
    'luodi plan show plans/linqing-2021-2025',
    'luodi plan show plans/linqing-2021-2025 --clause c-4-hightech --as-of 2025-06-30',
  ])
    .argument('<package>', say('规划包目录或 zip', 'package directory or zip'))
    .option('--clause <id>', say('只显示一条及其下级', 'only this clause and those below it'))
    .option('--as-of <day>', say('状态所依据的日期', 'day the states refer to'))
    .option('--json', say('以 JSON 输出', 'print JSON'))
    .description(say('逐条显示规划及其状态', 'Show the plan clause by clause with its state'))
    .action(show);
  withExamples(plan.command('pack'), ['luodi plan pack plans/linqing-2021-2025 -o linqing.zip'])
    .argument('<package>', say('规划包目录', 'package directory'))
    .option('-o, --output <file>', say('目标文件', 'file to write'))
    .description(
      say('打成 zip；同样内容得到同样字节', 'Pack as a zip; the same content gives the same bytes'),
    )
    .action(pack);
}
