import { type Asked, findHeads, HEAD_ROWS, headsKnown, type SourceRow } from '@luodi/core/exchange';
import type { Cell } from '@luodi/core/registers';
import { PREVIEW_ROWS } from './limits.ts';
import { refuse } from './refused.ts';
import { columnsOf, isBlank, previewOf, type ReadContext, type Source } from './source.ts';
import { EnoughRows, type Sheet, Workbook } from './workbook.ts';
import type { ZipFiles } from './zip-files.ts';

const texts = (cells: readonly Cell[]) => Array.from(cells, (cell) => String(cell ?? ''));

/** The first rows of a sheet that hold something. */
function firstRows(workbook: Workbook, sheet: Sheet): SourceRow[] {
  const rows: SourceRow[] = [];
  workbook.rows(sheet, (row, cells) => {
    if (!isBlank(Array.from(cells))) rows.push({ row, cells });
    if (rows.length >= HEAD_ROWS + PREVIEW_ROWS) throw new EnoughRows();
  });
  return rows;
}

interface OpenSheet {
  readonly sheet: Sheet;
  readonly first: readonly SourceRow[];
  readonly heads: readonly string[];
  /** Place of the last row of heads among the first. */
  readonly head: number;
  readonly known: number;
}

/** The sheets that hold something, each with its row of heads. */
function openSheets(workbook: Workbook, { definition }: ReadContext): OpenSheet[] {
  return workbook.sheets.flatMap((sheet) => {
    const first = firstRows(workbook, sheet);
    const rows = first.map(({ cells }) => texts(cells));
    const found = findHeads(definition, rows);
    if (!found) return [];
    const { heads, last: head } = found;
    return [{ sheet, first, heads, head, known: headsKnown(definition, heads) }];
  });
}

function askForSheet(opened: readonly OpenSheet[]): Asked {
  return {
    id: 'sheet',
    kind: 'sheet',
    text: {
      zh: '工作簿有几张表，导入哪一张？',
      en: 'The workbook has several sheets. Which one is to be imported?',
    },
    options: opened.map(({ sheet, known }) => ({
      id: sheet.name,
      label: { zh: sheet.name, en: sheet.name },
      example: { zh: `${known} 列认得`, en: `${known} columns known` },
    })),
    proposed: opened[0]!.sheet.name,
  };
}

/** Reads an Excel workbook: the sheet most of whose heads are known, asked about when there are several. */
export function readXlsx(zip: ZipFiles, context: ReadContext): Source {
  const workbook = new Workbook(zip);
  const opened = openSheets(workbook, context).sort((a, b) => b.known - a.known);
  if (!opened[0]) refuse('file.empty');
  const answer = opened.find(({ sheet }) => sheet.name === context.answers.sheet);
  const rivals = opened.filter(({ known }) => known > 0 && known * 2 >= opened[0]!.known);
  const asked = rivals.length > 1 ? [askForSheet(rivals)] : [];
  const { sheet, first, heads, head } = answer ?? opened[0];
  const lastHead = first[head]!.row;
  const below = first.slice(head + 1);
  const columns = columnsOf(heads, below);
  return {
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name }) => name),
    columns,
    preview: previewOf(below, columns),
    asked,
    findings: [],
    hasShapes: false,
    rows: async (take) => {
      workbook.rows(sheet, (row, cells) => {
        if (row > lastHead && !isBlank(Array.from(cells))) take({ row, cells });
      });
    },
  };
}
