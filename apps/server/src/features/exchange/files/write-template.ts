import type { Template } from '@luodi/core/exchange';
import { columnName, type SheetCheck, sheetName, WorkbookWriter } from './write-workbook.ts';

/** A list that stands in the check itself may have so many characters. */
const MOST_LIST_TEXT = 255;
const LISTS = 'Lists';

/** A template as an Excel workbook: the sheet to fill in, the sheet that explains, and a hidden one with long lists. */
export function templateWorkbook(template: Template): Uint8Array {
  const pieces: Uint8Array[] = [];
  const writer = new WorkbookWriter((piece) => pieces.push(piece));
  const lists: (readonly string[])[] = [];
  const checks = template.columns.flatMap(({ check, prompt }, column): SheetCheck[] => {
    if (!check) return [];
    const isLong =
      check.kind === 'list' &&
      (check.options.join(',').length > MOST_LIST_TEXT ||
        check.options.some((option) => option.includes(',')));
    if (!isLong) return [{ column, check, prompt }];
    lists.push(check.options);
    const name = columnName(lists.length - 1);
    return [{ column, check, prompt, range: `${LISTS}!$${name}$1:$${name}$${check.options.length}` }];
  });
  const sheet = writer.sheet({
    name: template.name,
    columns: template.columns.map(({ heading, format }) => ({
      width: Math.min(40, Math.max(12, heading.length * 1.8)),
      format,
    })),
    frozen: 1,
    checks,
  });
  sheet.row(
    template.columns.map(({ heading }) => heading),
    template.columns.map(({ required, isKey }) => (required || isKey ? 'required' : 'head')),
  );
  const explanation = writer.sheet({
    name: template.explanationName,
    columns: [28, 40, 18, 50, 24, 60].map((width) => ({ width, format: 'text' })),
    frozen: 1,
  });
  for (const [index, row] of template.explanation.entries())
    explanation.row(row, index === 0 ? 'head' : 'wrapped');
  if (lists.length > 0) {
    const hidden = writer.sheet({ name: sheetName(LISTS), columns: [], isHidden: true });
    const longest = Math.max(...lists.map(({ length }) => length));
    for (let row = 0; row < longest; row++) hidden.row(lists.map((list) => list[row]));
  }
  writer.close();
  return Buffer.concat(pieces);
}
