import { defused } from '@luodi/core/exchange';

/**
 * A cell of a CSV table. A cell that a spreadsheet would run as a formula starts with an apostrophe instead, by the same
 * rule as in every export (OWASP, CSV injection); quotes are doubled (RFC 4180).
 */
function cell(text: string): string {
  const safe = defused(text);
  return /["\n\r,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as lines of CSV. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A table as CSV, with the mark that lets spreadsheets read it as UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvLines(rows)}`;
}

/** Hands a text to the reader as a file. */
export function offerFile(name: string, type: string, text: string): void {
  offerBlob(name, new Blob([text], { type }));
}

/** Hands bytes to the reader as a file. */
export function offerBlob(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
