/**
 * The import graph against the rules of .dependency-cruiser.cjs.
 *
 * dependency-cruiser reports success when it could read no file at all (seen with TypeScript 7 and no parser
 * beside it) and skips what it cannot parse, so a report counts only when every source file on disk is in it
 * with every import that stands in its text.
 */
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const repository = join(import.meta.dirname, '../..');
const SOURCES = '{packages,apps}/*/src/**/*.{ts,tsx}';

/** One import that points where it may not. `via` lists the files of a cycle. */
export interface GraphViolation {
  readonly rule: string;
  readonly comment: string;
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
}

/** What the graph tool saw below one root. `unread` are source files, and imports in them, that it did not see. */
export interface GraphReport {
  readonly modules: number;
  readonly imports: number;
  readonly unread: readonly string[];
  readonly violations: readonly GraphViolation[];
}

interface CruiseOutput {
  modules: { source: string; dependencies: { module: string }[] }[];
  summary: {
    violations: { from: string; to: string; cycle?: { name: string }[]; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string; comment: string }[] };
  };
}

/** Reads every source file below `root` and judges each import. Throws when the graph tool itself fails. */
export async function cruiseSources(root: string): Promise<GraphReport> {
  const tool = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(repository, '.dependency-cruiser.cjs');
  const { stdout } = await execute(
    process.execPath,
    [tool, '--config', config, '--output-type', 'json', 'packages', 'apps'],
    { cwd: root, maxBuffer: 1 << 28 },
  );
  const output = JSON.parse(stdout) as CruiseOutput;
  const comments = new Map(output.summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  const imports = new Map(
    output.modules.map(({ source, dependencies }) => [
      source,
      dependencies.map(({ module }) => module.replace(/^node:/, '')),
    ]),
  );
  return {
    modules: imports.size,
    imports: [...imports.values()].flat().length,
    unread: globSync(SOURCES, { cwd: root }).flatMap((file) => {
      const seen = imports.get(file);
      if (seen === undefined) return [file];
      const written = importsInText(readFileSync(join(root, file), 'utf8'));
      return written.filter((name) => !seen.includes(name)).map((name) => `${file} -> ${name}`);
    }),
    violations: output.summary.violations.map(({ from, to, cycle, rule }) => ({
      rule: rule.name,
      comment: comments.get(rule.name) ?? '',
      from,
      to,
      via: (cycle ?? []).map(({ name }) => name),
    })),
  };
}

/** What the text imports, read without a parser: the layout is the formatter's, one statement per line or block. */
function importsInText(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\b(?:[^;'"`=]*\bfrom)? '([^'\n]+)'/gm);
  return [...statements].map(([, name = '']) => name.replace(/^node:/, ''));
}

/** The names of all rules, so that a test can ask for a plant of each. */
export async function graphRuleNames(): Promise<readonly string[]> {
  const module: { default: { forbidden: { name: string }[] } } = await import(
    join(repository, '.dependency-cruiser.cjs')
  );
  return module.default.forbidden.map(({ name }) => name);
}

async function main(): Promise<number> {
  const report = await cruiseSources(process.cwd());
  for (const { rule, from, to, via, comment } of report.violations) {
    console.log(`${rule}: ${from} -> ${via.length > 0 ? via.join(' -> ') : to}\n    ${comment}`);
  }
  for (const file of report.unread) console.log(`not read by the graph tool: ${file}`);
  const faults = report.violations.length + report.unread.length;
  console.log(`${report.modules} modules, ${report.imports} imports, ${faults} violations`);
  if (report.modules === 0) console.log('no module was read: the graph tool is misconfigured');
  return faults === 0 && report.modules > 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main();
