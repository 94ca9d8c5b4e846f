import { keyTexts, lackingFields, planRow, type RowPlan } from '@luodi/core/exchange';
import type { RecordData, RegisterDefinition } from '@luodi/core/registers';
import type { Queries } from '../../platform/index.ts';
import { readKeyed } from '../registers/index.ts';

/** Rows looked up in the register at once. */
const ROWS_AT_ONCE = 1_000;

interface Row {
  readonly row: number;
  readonly data: RecordData;
}

async function* batches(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What each row does to the register as it is on a day, in the order of the file. */
export async function* planRows(
  queries: Queries,
  zone: string,
  definition: RegisterDefinition,
  rows: AsyncIterable<Row>,
  day: string,
): AsyncGenerator<RowPlan> {
  for await (const batch of batches(rows)) {
    const keys = batch.map(({ data }) => keyTexts(definition, data));
    const existing = await readKeyed(queries, zone, definition, keys, day);
    for (const row of batch) yield planRow(definition, row, existing);
  }
}

/** Warnings about a row: what a new record lacks. */
export function warningsOf(definition: RegisterDefinition, plan: RowPlan) {
  return plan.kind === 'new' ? lackingFields(definition, plan.row, plan.values) : [];
}
