import { AppError } from '@luodi/api';
import { firstLink, refuseHeld } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd } from '../exit.ts';
import { say } from '../language.ts';
import { loadUsablePackage } from '../load.ts';
import { print, tell } from '../output.ts';
import { whyNot } from '../why-not.ts';
import { withExamples } from './examples.ts';

async function link(options: { readonly plan: string; readonly data?: string }): Promise<void> {
  try {
    await refuseHeld(options.data);
    const { address } = await firstLink(loadUsablePackage(options.plan), options.data);
    tell(
      say(
        '用这个一次性链接建立一个安全管理员账户，24 小时内有效，只能用一次；已记入留痕：',
        'This one-time link makes a security administrator. It is good for 24 hours, once; the ledger has it:',
      ),
    );
    print(address);
  } catch (error) {
    const end = whyNot(error);
    if (!end) throw error;
    const isHeld = error instanceof AppError && error.code === 'data-directory-locked';
    const hint = isHeld ? say(' 请先停止服务。', ' Stop the server first.') : '';
    throw new CommandEnd(end.code, `${end.message}${hint}`);
  }
}

/** `luodi account`: what has to be possible when nobody can sign in. */
export function addAccountCommands(program: Command, defaultPlan: string): void {
  const account = program.command('account').description(say('账户', 'Accounts'));
  const command = account
    .command('link')
    .option('-p, --plan <package>', say('规划包（指明开发区）', 'plan package, names the zone'), defaultPlan)
    .option('--data <folder>', say('数据目录', 'data directory'))
    .description(
      say(
        '第一个链接遗失，或没有安全管理员能登录时，另发一个',
        'Another first link, when it was lost or no security administrator can sign in',
      ),
    )
    .action(link);
  withExamples(
    command,
    ['luodi account link', 'luodi account link --data /srv/luodi'],
    say(
      '需要能读写数据目录或 DATABASE_URL；内嵌数据库的服务须先停止。',
      'Needs the data directory or DATABASE_URL; a server on the embedded database has to be stopped first.',
    ),
  );
}
