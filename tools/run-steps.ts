/** Runs the commands of a check, a few at a time, and says plainly which failed and how long each took. */
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** One command of a check. `showOutput` prints its output also when it passes. */
export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly showOutput?: boolean;
}

/** How a step ended. `output` is standard output and standard error in the order they came. */
export interface StepResult {
  readonly step: Step;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/**
 * Runs all steps, at most `width` at a time, in the given order; a failed step does not stop the others. `report`
 * is told of each as it ends. A program that cannot be started counts as a failed step.
 */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  report: (result: StepResult) => void,
): Promise<readonly StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  async function work(): Promise<void> {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      report(result);
    }
  }
  await Promise.all(Array.from({ length: width }, work));
  return results;
}

/** The commands run on the Node that runs this, whatever `node` the machine has first in its path. */
const environment = {
  ...process.env,
  NO_COLOR: '1',
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
};

function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const [program, ...args] = step.command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
    let output = '';
    const end = (passed: boolean) =>
      resolve({ step, passed, seconds: (performance.now() - started) / 1000, output: output.trim() });
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}
