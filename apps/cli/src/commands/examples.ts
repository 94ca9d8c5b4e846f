import type { Command } from 'commander';
import { say } from '../language.ts';

/** Puts examples under the help of a command, and what else has to be said. */
export function withExamples(command: Command, examples: readonly string[], remark?: string): Command {
  const lines = examples.map((example) => `  ${example}`).join('\n');
  return command.addHelpText(
    'after',
    `\n${say('示例', 'Examples')}:\n${lines}${remark === undefined ? '' : `\n\n${remark}`}`,
  );
}
