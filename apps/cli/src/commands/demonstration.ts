import { actOnDemonstration, type DemonstrationAct } from '@luodi/server';
import type { Command } from 'commander';
import { say } from '../language.ts';
import { loadUsablePackage } from '../load.ts';
import { print, tell } from '../output.ts';
import { whyNot } from '../why-not.ts';
import { withExamples } from './examples.ts';

interface Options {
  readonly plan: string;
  readonly data?: string;
  readonly json?: boolean;
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const listed = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([register, count]) => `${register} ${count}`)
    .join(', ');

async function perform(act: DemonstrationAct, options: Options): Promise<void> {
  const plan = loadUsablePackage(options.plan);
  let report: Awaited<ReturnType<typeof actOnDemonstration>>;
  try {
    report = await actOnDemonstration(act, plan, options.data);
  } catch (error) {
    throw whyNot(error) ?? error;
  }
  if (options.json) print(JSON.stringify(report));
  if (report.ended) {
    tell(listed(report.ended));
    tell(
      say(
        `已清除 ${sum(report.ended)} 条演示记录：自始不再计入；此前所知与留痕保留。`,
        `Removed ${sum(report.ended)} demonstration records: they count on no day any more; what was known of them and the ledger stay.`,
      ),
    );
    return;
  }
  const total = sum(report.records);
  if (total > 0) tell(listed(report.records));
  tell(
    total === 0
      ? say('没有演示数据。', 'There is no demonstration data.')
      : say(`演示数据 ${total} 条。`, `${total} demonstration records.`),
  );
}

/** `luodi demonstration`: the invented zone that can be tried with. */
export function addDemonstrationCommands(program: Command, defaultPlan: string): void {
  const demonstration = program
    .command('demonstration')
    .description(say('演示数据：查看、写入、清除', 'Demonstration data: show, add, remove'));
  const acts: readonly (readonly [DemonstrationAct, string])[] = [
    ['show', say('各台账有多少条演示数据', 'How many demonstration records each register holds')],
    ['add', say('在空的台账中写入演示数据', 'Write demonstration data into empty registers')],
    [
      'remove',
      say('清除全部演示数据；已有的留痕与历史保留', 'Remove all demonstration data; ledger and past stay'),
    ],
  ];
  for (const [act, description] of acts) {
    withExamples(
      demonstration.command(act),
      [`luodi demonstration ${act} --data /srv/luodi`],
      say(
        '使用内嵌数据库时须先停止服务；服务运行时由有权的人在服务上清除（POST /api/demonstration/remove）。',
        'An embedded database must not be held by a running server; on a running one those with the right remove it there (POST /api/demonstration/remove).',
      ),
    )
      .option('-p, --plan <package>', say('规划包', 'plan package'), defaultPlan)
      .option(
        '--data <folder>',
        say('数据目录（默认 DATA_DIR 或 ./data）', 'data directory (default DATA_DIR or ./data)'),
      )
      .option('--json', say('以 JSON 输出', 'print JSON'))
      .description(description)
      .action((options: Options) => perform(act, options));
  }
}
