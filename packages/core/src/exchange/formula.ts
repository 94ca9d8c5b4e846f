/**
 * Signs with which a spreadsheet takes a cell of a text file for a formula, and their full-width forms, which some
 * programs fold. A cell that begins so gets an apostrophe in front; so does one that begins with apostrophes before
 * such a sign, so that taking one off always gives back what stood there.
 */
const DANGEROUS = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text as it may stand in a cell of a CSV file. A number stays a number. */
export function defused(text: string): string {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text;
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** What stood in a cell before it was defused. */
export function restored(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell;
}
