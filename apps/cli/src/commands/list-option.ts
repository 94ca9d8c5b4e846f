import { CommandEnd, EXIT } from '../exit.ts';
import { say } from '../language.ts';

/** The words of an option that takes a list; a word it does not know is refused, or it would silently do nothing. */
export function listOption(
  name: string,
  text: string | undefined,
  known: readonly string[],
): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !known.includes(word));
  if (unknown === undefined) return new Set(words);
  throw new CommandEnd(
    EXIT.usage,
    say(
      `${name} 不认识“${unknown}”；可用：${known.join('、')}`,
      `${name} does not know “${unknown}”; there are: ${known.join(', ')}`,
    ),
  );
}
