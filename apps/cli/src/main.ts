import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { addAccountCommands } from './commands/account.ts';
import { addDataCommands } from './commands/data.ts';
import { addDemonstrationCommands } from './commands/demonstration.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addImportCommand } from './commands/import.ts';
import { addIndustryCommand } from './commands/industry.ts';
import { addLedgerCommands } from './commands/ledger.ts';
import { addPlanCommands } from './commands/plan.ts';
import { addReviewCommand } from './commands/review.ts';
import { addScreenCommand } from './commands/screen.ts';
import { addServeCommand } from './commands/serve.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { CommandEnd, EXIT } from './exit.ts';
import { languageOfLocale, say, useLanguage } from './language.ts';
import { acceptClosedPipe, tell } from './output.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '全局选项：',
};

/** Plan that is used when none is named: PLAN, or the one of this checkout. */
function defaultPlan(): string {
  if (process.env.PLAN) return process.env.PLAN;
  const shipped = resolve(import.meta.dirname, '../../../plans/linqing-2021-2025');
  return existsSync(shipped) ? shipped : 'plan';
}

function version(): string {
  const { version: own } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../package.json'), 'utf8'));
  return String(own);
}

/** Language must be known before the first text is made, so it is looked up before parsing. */
function chooseLanguage(argv: readonly string[]): void {
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = flag < 0 ? undefined : (argv[flag]?.split('=')[1] ?? argv[flag + 1]);
  useLanguage(asked === 'zh' || asked === 'en' ? asked : languageOfLocale(process.env));
}

function usageText(error: CommanderError): string {
  const subject = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return say(`没有这个命令：${subject}`, error.message);
    case 'commander.unknownOption':
      return say(`没有这个选项：${subject}`, error.message);
    case 'commander.missingArgument':
      return say(`缺少参数：${subject}`, error.message);
    case 'commander.optionMissingArgument':
      return say(`选项缺少值：${subject}`, error.message);
    case 'commander.excessArguments':
      return say('参数过多。', error.message);
    case 'commander.invalidArgument':
      return say(`取值不对：${subject}`, error.message);
    default:
      return error.message;
  }
}

function applyToAll(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const child of command.commands) applyToAll(child, change);
}

function build(): Command {
  const program = new Command('luodi');
  program
    .description(
      say(
        '落地：让开发区规划真正运行。逐条自检、研判项目、核验证明。',
        'Luodi runs a development-zone plan: lints it, reviews projects, verifies proofs.',
      ),
    )
    .version(version(), '-V, --version', say('显示版本', 'print the version'))
    .addOption(new Option('--lang <language>', say('界面语言', 'language of messages')).choices(['zh', 'en']))
    .addHelpText(
      'after',
      `\n${say('退出码：0 完成；1 被检查的内容有问题；2 命令写错；3 输入读不了或输出写不了；4 被拒绝；70 程序缺陷；75、78 服务不能启动（目录或端口占用；配置或数据有误）；130 被取消。', 'Exit codes: 0 done; 1 something is wrong with what was looked at; 2 usage; 3 input not readable or output not writable; 4 refused; 70 a defect of the program; 75, 78 the server cannot start (directory or port in use; configuration or data wrong); 130 cancelled.')}\n\n${say('示例', 'Examples')}:\n  luodi plan lint plans/linqing-2021-2025\n  luodi industry find 轴承\n  luodi review fixtures/cases/rolling-bearing.json --proof proofs\n  luodi verify proofs/*.json\n  luodi serve`,
    );
  addPlanCommands(program);
  addIndustryCommand(program, defaultPlan());
  addReviewCommand(program, defaultPlan());
  addScreenCommand(program, defaultPlan());
  addVerifyCommand(program);
  addLedgerCommands(program, defaultPlan());
  addImportCommand(program, defaultPlan());
  addDataCommands(program);
  addDemonstrationCommands(program, defaultPlan());
  addAccountCommands(program, defaultPlan());
  addServeCommand(program, defaultPlan());
  addDoctorCommand(program, defaultPlan());
  applyToAll(program, (command) => {
    command.exitOverride();
    command.helpOption('-h, --help', say('显示帮助', 'show help'));
    if (command.commands.length === 0) command.helpCommand(false);
    else command.helpCommand('help [command]', say('显示某个命令的帮助', 'show help of a command'));
    command.configureHelp({ styleTitle: (title) => say(HEADINGS[title] ?? title, title) });
    command.configureOutput({ outputError: () => undefined });
  });
  return program;
}

/** Runs the command line; sets the exit code and never throws at the user. */
export async function main(argv: readonly string[]): Promise<void> {
  chooseLanguage(argv);
  acceptClosedPipe();
  try {
    await build().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommandEnd) {
      tell(error.message);
      process.exitCode = error.code;
    } else if (error instanceof CommanderError) {
      if (error.exitCode === 0) return;
      if (error.code !== 'commander.help') tell(usageText(error));
      tell(say('用 luodi --help 查看用法。', 'See luodi --help.'));
      process.exitCode = EXIT.usage;
    } else tellBug(error);
  }
}

/** A defect of ours: what happened in a line, the stack only for whoever asks for it. */
function tellBug(error: unknown): void {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  tell(say(`程序缺陷，不是您输入的问题：${what}`, `A defect of the program, not of your input: ${what}`));
  if (process.env.LUODI_DEBUG && error instanceof Error) tell(error.stack ?? '');
  else tell(say('设 LUODI_DEBUG=1 再运行可见细节。', 'Run again with LUODI_DEBUG=1 for the details.'));
  process.exitCode = EXIT.bug;
}

process.on('uncaughtException', (error) => {
  tellBug(error);
  process.exit(EXIT.bug);
});

await main(process.argv);
