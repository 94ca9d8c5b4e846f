/** Full-width forms to their plain ones (U+FF01 to U+FF5E, and every kind of blank), trimmed. Independent of locale. */
export function folded(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2010-\u2013]/g, '-')
    .replace(/[\u3000\u00a0\u2002-\u200a\u202f\t]/g, ' ')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .trim();
}

/** Text as it is kept: NFC, without invisible signs, trimmed, one kind of line break. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[\u00a0\u3000]/g, ' ')
    .trim();
}

/** Characters that neither print nor break a line. */
export function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/.test(text) || !text.isWellFormed();
}

/** What people put into a cell to say that they have nothing to put there. */
export function isPlaceholder(text: string): boolean {
  return /^(?:[-—–/\\*]+|#?n\/a|#value!|#ref!|null|nil)$/i.test(folded(text));
}

/** Whether two writings are the same word: blanks, width and case (of Latin letters) do not count. */
export function sameWord(a: string, b: string): boolean {
  return wordKey(a) === wordKey(b);
}

/** Form under which writings are compared. */
export function wordKey(text: string): string {
  return folded(text.normalize('NFC')).replaceAll(/\s+/g, '').toLowerCase();
}
