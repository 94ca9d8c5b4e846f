import { AppError, REFUSALS, renderRefusal } from '@luodi/api';
import { CommandEnd, EXIT } from './exit.ts';
import { language, say } from './language.ts';

/** A refusal, or what the system would not allow, in the words of the person at the terminal; undefined for a bug. */
export function whyNot(error: unknown): CommandEnd | undefined {
  if (error instanceof AppError) {
    const { title, detail } = renderRefusal(error.code, error.params, language());
    const faults = error.errors.map((fault) => `\n  ${fault.pointer}: ${fault.text[language()]}`).join('');
    const server = error.code === 'database-unavailable' ? databaseServer() : '';
    return new CommandEnd(
      REFUSALS[error.code].exitCode ?? EXIT.refused,
      `${title}. ${detail}${server}${faults}`,
    );
  }
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new CommandEnd(
      EXIT.refused,
      say(
        '端口已被占用：用 --port 换一个，或停掉占用它的程序。',
        'The port is taken: choose another with --port, or stop the program that holds it.',
      ),
    );
  }
  if (code === 'EACCES')
    return new CommandEnd(
      EXIT.refused,
      say('没有权限使用这个端口或目录。', 'No permission for this port or directory.'),
    );
  if (syscall !== undefined && path !== undefined)
    return new CommandEnd(EXIT.refused, say(`用不了 ${path}：${code}`, `Cannot use ${path}: ${code}`));
  return undefined;
}

/** Where DATABASE_URL leads, without the name and password in it. */
function databaseServer(): string {
  const url = process.env.DATABASE_URL ?? '';
  return URL.canParse(url) ? ` (DATABASE_URL: ${new URL(url).host})` : '';
}
