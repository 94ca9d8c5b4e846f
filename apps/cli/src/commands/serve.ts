import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refuseHeld, serve } from '@luodi/server';
import type { Command } from 'commander';
import { CommandEnd, EXIT } from '../exit.ts';
import { language, say } from '../language.ts';
import { loadUsablePackage } from '../load.ts';
import { tell } from '../output.ts';
import { whyNot } from '../why-not.ts';
import { withExamples } from './examples.ts';

/** Pages as `npm run build` makes them. */
const WEB_DIRECTORY = resolve(import.meta.dirname, '../../../web/dist');

/** A start that failed ends by itself within this time, or is ended. */
const EXIT_AFTER_MS = 2_000;

interface ServeOptions {
  readonly plan: string;
  readonly port?: string;
  readonly data?: string;
}

/** The port a text names; a text that names none is a wrong use of the command. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new CommandEnd(EXIT.usage, say(`端口不对：${text}`, `Not a port: ${text}`));
}

async function start(options: ServeOptions): Promise<void> {
  const port = portOf(options.port);
  await refuseHeld(options.data).catch((error: unknown) => {
    throw whyNot(error) ?? error;
  });
  const plan = loadUsablePackage(options.plan);
  const directory = join(options.data ?? process.env.DATA_DIR ?? './data', 'database');
  const isFirst = !process.env.DATABASE_URL && !process.env.DATABASE_URL_FILE && !existsSync(directory);
  tell(
    isFirst
      ? say(
          '正在启动……首次启动要建立数据库，约需半分钟。',
          'Starting… the first start makes the database and takes about half a minute.',
        )
      : say('正在启动……', 'Starting…'),
  );
  try {
    const server = await serve({
      plan,
      webDirectory: WEB_DIRECTORY,
      ...(port === undefined ? {} : { port }),
      ...(options.data === undefined ? {} : { dataDirectory: options.data }),
    });
    for (const note of server.notes) tell(note[language()]);
    tell(say(`已就绪：${server.url}`, `Ready: ${server.url}`));
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      tell(say('正在停止……', 'Stopping…'));
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          tell(String(error));
          process.exit(1);
        },
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  } catch (error) {
    // Whatever part of the server had begun must not keep a process alive that serves nothing: nobody would start it again.
    setTimeout(() => process.exit(), EXIT_AFTER_MS).unref();
    throw whyNot(error) ?? error;
  }
}

/** `luodi serve`: the server with the pages, as `npm start` runs it. */
export function addServeCommand(program: Command, defaultPlan: string): void {
  withExamples(
    program.command('serve'),
    [
      'luodi serve',
      'luodi serve --port 8080 --data /srv/luodi',
      'HOST=0.0.0.0 DATABASE_URL_FILE=/run/secrets/database luodi serve',
    ],
    say(
      '其余设置由环境变量给出，见 README。',
      'All other settings come from the environment; the README lists them.',
    ),
  )
    .option('-p, --plan <package>', say('规划包', 'plan package'), defaultPlan)
    .option('--port <number>', say('端口（默认 PORT 或 4180）', 'port (default PORT or 4180)'))
    .option(
      '--data <folder>',
      say('数据目录（默认 DATA_DIR 或 ./data）', 'data directory (default DATA_DIR or ./data)'),
    )
    .description(say('启动服务与网页', 'Start the server and its pages'))
    .action(start);
}
