import type { Finding } from '../base/index.ts';
import type { Classification } from '../industry/index.ts';
import type { FieldDefinition } from './definition.ts';
import { shownValue } from './read-value.ts';
import { fieldFinding, type IndustryValue, type ValueContext } from './value.ts';
import { folded, wordKey } from './written.ts';

type WrittenIndustry = { readonly value: IndustryValue } | { readonly finding: Finding };

/** What stands in a cell that names an industry: an edition in brackets, a code, what follows it or a name alone. */
export function writtenIndustry(written: string): { edition?: string; code?: string; name: string } {
  const bracketed = /^(.*?)\s*\[([^\]]+)\]$/s.exec(folded(written));
  const edition = bracketed?.[2];
  const text = bracketed?.[1] ?? folded(written);
  const [, code, name] = /^([A-Z]?[0-9][0-9A-Z.-]*|[A-Z](?![A-Za-z]))\s*[·:]?\s*(.*)$/s.exec(text) ?? [];
  return {
    ...(edition === undefined ? {} : { edition }),
    ...(code === undefined ? { name: text } : { code, name: name ?? '' }),
  };
}

/**
 * Reads an industry by code, by name, or by both, with an edition in brackets when it is not the usual one. A name that
 * several codes bear is read as the deepest of them when each is the whole of the one above; otherwise it is asked
 * about, as is a code beside another's name.
 */
export function readWrittenIndustry(
  field: FieldDefinition,
  written: string,
  context: ValueContext,
  columnEdition: string | undefined,
): WrittenIndustry {
  const fault = (code: Parameters<typeof fieldFinding>[0], params: Record<string, string> = {}) => ({
    finding: fieldFinding(code, field, { written: shownValue(written), ...params }),
  });
  const { edition: own, code, name } = writtenIndustry(written);
  const edition = own ?? columnEdition ?? context.edition;
  const classification = context.classification(edition);
  if (!classification) return fault('register.edition-unknown', { edition });
  // A spreadsheet that takes 0111 for a number keeps 111, which may be a code as well.
  const whole = name === '' && /^\d{3}$/.test(code ?? '') ? classification.lookup(`0${code}`) : undefined;
  if (whole) return fault('register.industry-zero-lost', { whole: whole.code });
  const entry = code === undefined ? undefined : classification.lookup(code);
  if (entry) {
    const names = [classification.name(entry.code, 'zh'), classification.name(entry.code, 'en')];
    const agrees = name === '' || names.some((one) => one !== undefined && wordKey(one) === wordKey(name));
    if (agrees) return { value: { edition, code: entry.code } };
    return fault('register.industry-name-differs', { code: entry.code, name: names[0] ?? names[1] ?? '' });
  }
  const found = codesNamed(classification, code === undefined ? name : `${code} ${name}`);
  if (found.length === 0) return fault('register.industry-unknown', { edition });
  const deepest = found.at(-1)!;
  const chain = classification.chain(deepest).map((one) => one.code);
  const isOneThing = found.every(
    (one) => one === deepest || (chain.includes(one) && classification.children(one).length === 1),
  );
  return isOneThing
    ? { value: { edition, code: deepest } }
    : fault('register.industry-ambiguous', { codes: found.join('、') });
}

/** Codes of a name, by depth. */
function codesNamed(classification: Classification, text: string): string[] {
  const wanted = wordKey(text);
  return classification.entries
    .filter(({ code }) =>
      (['zh', 'en'] as const).some(
        (language) => wordKey(classification.name(code, language) ?? '') === wanted,
      ),
    )
    .sort((a, b) => a.depth - b.depth)
    .map(({ code }) => code);
}
