import type { FileAnswer } from '@luodi/api';
import type { Language } from '@luodi/core/base';
import { type CellFinding, defused } from '@luodi/core/exchange';
import { presentFinding } from '../plan/index.ts';
import { presentCell } from './present.ts';
import type { StoredJob } from './store.ts';

const HEADS = {
  zh: ['工作表', '行', '列', '程度', '问题', '原文', '编码'],
  en: ['Sheet', 'Row', 'Column', 'Severity', 'Finding', 'Written', 'Code'],
} as const;

const SEVERITY = {
  zh: { error: '错误', warning: '提醒', note: '说明' },
  en: { error: 'error', warning: 'warning', note: 'note' },
} as const;

function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => `"${defused(String(cell ?? '')).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/** Every finding of an import as the lines of a table. */
export async function* findingsLines(
  job: StoredJob,
  cells: AsyncIterable<CellFinding>,
  language: Language,
): AsyncGenerator<Uint8Array> {
  let text = `\ufeff${csvLine(HEADS[language])}`;
  for (const finding of job.head?.findings ?? []) {
    const { severity, text: told, code } = presentFinding(finding);
    text += csvLine([job.head?.sheet, '', '', SEVERITY[language][severity], told[language], '', code]);
  }
  for await (const cell of cells) {
    const one = presentCell(cell, job.head?.sheet);
    const severity = SEVERITY[language][one.severity];
    text += csvLine([one.sheet, one.row, one.columnName, severity, one.text[language], one.value, one.code]);
    if (text.length < 1 << 16) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** Every finding of an import as CSV, to hand to whoever filled in the sheet. */
export function findingsFile(
  job: StoredJob,
  cells: AsyncIterable<CellFinding>,
  language: Language,
): FileAnswer {
  const name = `${job.file.name}-${language === 'zh' ? '问题清单' : 'findings'}.csv`;
  return { name, mediaType: 'text/csv; charset=utf-8', content: findingsLines(job, cells, language) };
}
