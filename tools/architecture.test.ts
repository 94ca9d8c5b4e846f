/**
 * Every rule of the house still bites: violations are planted in a skeleton of the tree, the real tools judge it
 * with the real settings, and each plant must be found by its rule and by no other.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cruiseSources, graphRuleNames } from './architecture/graph.ts';
import { checkHouseRules, houseRuleNames } from './architecture/house-rules.ts';
import {
  deadPlants,
  graphPlants,
  housePlants,
  lintPlants,
  type Plant,
  typePlants,
} from './architecture/plants.ts';
import { growSkeleton, type Skeleton } from './architecture/skeleton.ts';

const execute = promisify(execFile);
const binary = (name: string) => join(import.meta.dirname, '../node_modules/.bin', name);

const knip = join(import.meta.dirname, '../node_modules/knip/bin/knip.js');

/** Path in the tree -> the rules that report it. */
type Reports = ReadonlyMap<string, ReadonlySet<string>>;

function collectReports(pairs: Iterable<readonly [file: string, rule: string]>): Reports {
  const reports = new Map<string, Set<string>>();
  for (const [file, rule] of pairs) reports.set(file, (reports.get(file) ?? new Set()).add(rule));
  return reports;
}

function plantFiles(plants: readonly Plant[]): Record<string, string> {
  return Object.assign({}, ...plants.map(({ file, text, beside }) => ({ [file]: text, ...beside })));
}

/** Linter and compiler end with an error when they find something: that output is what is asked for here. */
async function runJudge(command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    return (await execute(command, args, { cwd, maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}

async function judgeGraph(root: string): Promise<Reports> {
  const { violations } = await cruiseSources(root);
  return collectReports(
    violations.flatMap(({ from, via, rule }) => [from, ...via].map((file) => [file, rule] as const)),
  );
}

async function judgeLint(root: string): Promise<Reports> {
  const output = await runJudge(
    binary('biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
    root,
  );
  const report = JSON.parse(output.slice(output.indexOf('{'))) as {
    diagnostics: { severity: string; category: string; location: { path: string } }[];
  };
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  return collectReports(
    errors.map(({ category, location }) => [location.path, category.replace('lint/', '')]),
  );
}

async function judgeTypes(root: string): Promise<Reports> {
  const output = await runJudge(binary('tsc'), ['-p', 'packages/core', '--pretty', 'false'], root);
  const found = [...output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)];
  return collectReports(found.map(([, file, code]) => [file ?? '', code ?? '']));
}

/** Only the planted files count: in a tree this small much is unused that is used in the real one. */
async function judgeDead(root: string): Promise<Reports> {
  const output = await runJudge(process.execPath, [knip, '--no-progress', '--reporter', 'json'], root);
  const report = JSON.parse(output) as { issues: ({ file: string } & Record<string, unknown>)[] };
  return collectReports(
    report.issues
      .filter(({ file }) => file.includes('/planted-'))
      .flatMap(({ file, ...kinds }) =>
        Object.entries(kinds)
          .filter(([, found]) => Array.isArray(found) && found.length > 0)
          .map(([kind]) => [file, kind] as const),
      ),
  );
}

function describePlants(
  title: string,
  plants: readonly Plant[],
  judge: (root: string) => Promise<Reports>,
): void {
  describe(title, () => {
    let skeleton: Skeleton;
    let reports: Reports;
    beforeAll(async () => {
      skeleton = growSkeleton(plantFiles(plants));
      reports = await judge(skeleton.root);
    });
    afterAll(() => skeleton.remove());

    for (const { rule, file } of plants) {
      it(`${rule} bites at ${file}`, () => {
        expect([...(reports.get(file) ?? [])]).toEqual([rule]);
      });
    }

    it('reports nothing but the plants', () => {
      const planted = new Set(Object.keys(plantFiles(plants)));
      expect([...reports.keys()].filter((file) => !planted.has(file))).toEqual([]);
    });
  });
}

describePlants('import graph', graphPlants, judgeGraph);
describePlants('dead exports', deadPlants, judgeDead);
describePlants('linter', lintPlants, judgeLint);
describePlants('compiler, core without browser and Node', typePlants, judgeTypes);

describe('house rules', () => {
  for (const { rule, file, text } of housePlants) {
    it(`${rule} bites at ${file}`, () => {
      expect([...new Set(checkHouseRules(file, text).map((violation) => violation.rule))]).toEqual([rule]);
    });
  }

  it('names the line', () => {
    expect(
      checkHouseRules('packages/core/src/plan/chance.ts', 'const a = 1;\nconst b = Math.random();\n'),
    ).toMatchObject([{ rule: 'core-has-no-chance', line: 2 }]);
  });

  it('lets data tables be long and comments speak', () => {
    expect(checkHouseRules('packages/core/src/industry/gb4754.data.ts', 'export {};\n'.repeat(2000))).toEqual(
      [],
    );
    expect(
      checkHouseRules('packages/core/src/base/exact.ts', '// never Math.random: it is a parameter\n'),
    ).toEqual([]);
  });

  it('lets core take roots, and powers that are exact in every engine', () => {
    const exact =
      'const a = [Math.sqrt(2), 2 ** -53, 10n ** 3n, 10n ** BigInt(places), Math.PI, Math.trunc(1.5)];\n';
    expect(checkHouseRules('packages/core/src/base/exact.ts', exact)).toEqual([]);
  });
});

describe('completeness', () => {
  it('a clean skeleton passes', async () => {
    const skeleton = growSkeleton({});
    try {
      const { violations, unread, modules } = await cruiseSources(skeleton.root);
      expect({ violations, unread }).toEqual({ violations: [], unread: [] });
      expect(modules).toBeGreaterThan(20);
    } finally {
      skeleton.remove();
    }
  });

  it('an import the graph tool does not see is reported, not passed', async () => {
    const skeleton = growSkeleton({
      'apps/web/src/planted-blind.ts': "import { page } from '../dist/page.js';\nexport const used = page;\n",
      'apps/web/dist/page.js': 'export const page = 1;\n',
    });
    try {
      const { unread } = await cruiseSources(skeleton.root);
      expect(unread).toEqual(['apps/web/src/planted-blind.ts -> ../dist/page.js']);
    } finally {
      skeleton.remove();
    }
  });

  it('every rule of graph and house has a plant', async () => {
    const planted = new Set([...graphPlants, ...housePlants].map(({ rule }) => rule));
    const rules = [...(await graphRuleNames()), ...houseRuleNames()];
    expect(rules.filter((rule) => !planted.has(rule))).toEqual([]);
  });
});
