import { type Day, isDay } from '@luodi/core/base';
import { CommandEnd, EXIT } from '../exit.ts';
import { say } from '../language.ts';

/** Today by this machine's calendar: the only clock of the CLI, used only when no day is given. */
function today(): Day {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day given with --as-of, or today. */
export function asOfOption(text: string | undefined): Day {
  if (text === undefined) return today();
  if (isDay(text)) return text;
  throw new CommandEnd(
    EXIT.usage,
    say(`--as-of 不是日期：${text}（应为 YYYY-MM-DD）`, `--as-of is no day: ${text} (expected YYYY-MM-DD)`),
  );
}
