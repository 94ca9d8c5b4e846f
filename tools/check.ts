/**
 * `npm run check`: everything about the tree that needs no running product. Layout and lint, types of each
 * workspace, arrows of the import graph, dead exports, rules of the house, and the planted violations that prove
 * those rules still bite. Two steps run at a time; every step runs even when one fails.
 */
import { join } from 'node:path';
import { runSteps, type Step, type StepResult } from './run-steps.ts';

const repository = join(import.meta.dirname, '..');
const binary = (name: string) => join(repository, 'node_modules/.bin', name);
const types = (workspace: string): Step => ({
  name: `types: ${workspace}`,
  command: [binary('tsc'), '-p', workspace, '--pretty', 'false'],
});

const steps: readonly Step[] = [
  { name: 'layout and lint', command: [binary('biome'), 'ci', '--colors=off', '.'] },
  {
    name: 'planted violations',
    command: [
      binary('vitest'),
      'run',
      '--project',
      'unit',
      '--reporter',
      'tree',
      'tools/architecture.test.ts',
    ],
    showOutput: true,
  },
  types('packages/core'),
  types('packages/api'),
  types('apps/server'),
  types('apps/web'),
  types('apps/cli'),
  { ...types('.'), name: 'types: tests and tools' },
  { name: 'import graph', command: [process.execPath, 'tools/architecture/graph.ts'], showOutput: true },
  { name: 'dead exports', command: [binary('knip'), '--no-progress', '--no-config-hints'] },
  {
    name: 'rules of the house',
    command: [process.execPath, 'tools/architecture/house-rules.ts'],
    showOutput: true,
  },
];

function report({ step, passed, seconds, output }: StepResult): void {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${seconds.toFixed(1).padStart(5)} s  ${step.name}`);
  if (output !== '' && (step.showOutput || !passed)) console.log(output.replace(/^/gm, '    '));
}

process.chdir(repository);
const started = performance.now();
const results = await runSteps(steps, 2, report);
const failed = results.filter(({ passed }) => !passed).map(({ step }) => step.name);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed.length === 0
    ? `check: all ${results.length} steps passed in ${seconds} s`
    : `check: ${failed.length} of ${results.length} steps FAILED in ${seconds} s: ${failed.join('; ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
