/** For tests of reading: a file read in this process, and everything that was said about it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '@luodi/core/base';
import type { CellFinding } from '@luodi/core/exchange';
import {
  createValueContext,
  REGISTERS,
  type RecordData,
  type RegisterDefinition,
} from '@luodi/core/registers';
import { linqingPackage } from '../../../test-server.ts';
import type { ReadHead, ReadMessage, ReadTask } from '../protocol.ts';
import { readFile } from '../read-file.ts';

export const plan = linqingPackage();
export const context = createValueContext(plan);

export function register(id: string): RegisterDefinition {
  const found = REGISTERS.find((one) => one.id === id);
  invariant(found, id);
  return found;
}

/** What came of reading a file. */
export interface ReadResult {
  readonly head?: ReadHead;
  readonly rows: readonly { readonly row: number; readonly data: RecordData }[];
  readonly cells: readonly CellFinding[];
  readonly refused: readonly string[];
  readonly end?: Extract<ReadMessage, { kind: 'end' }>;
}

/** Puts what was said together. */
export function collect(messages: readonly ReadMessage[]): ReadResult {
  const of = <Kind extends ReadMessage['kind']>(kind: Kind) =>
    messages.filter((message): message is Extract<ReadMessage, { kind: Kind }> => message.kind === kind);
  const [head] = of('head');
  const [end] = of('end');
  return {
    ...(head ? { head } : {}),
    ...(end ? { end } : {}),
    rows: of('row'),
    cells: of('cell'),
    refused: of('refused').flatMap(({ findings }) => findings.map(({ code }) => code)),
  };
}

export type Asking = Partial<Pick<ReadTask, 'answers' | 'columns' | 'remembered' | 'named'>>;

export function taskOf(path: string, registerId: string, asking: Asking = {}): ReadTask {
  return {
    task: 'read',
    path,
    name: 'file',
    definition: register(registerId),
    plan: plan.content,
    named: {},
    answers: {},
    ...asking,
  };
}

/** Runs work with a file that holds these bytes. */
export async function withFile<T>(
  bytes: Uint8Array | string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-exchange-'));
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  try {
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads bytes for a register in this process. */
export function read(
  bytes: Uint8Array | string,
  registerId: string,
  asking: Asking = {},
): Promise<ReadResult> {
  return withFile(bytes, async (path) => {
    const messages: ReadMessage[] = [];
    await readFile(taskOf(path, registerId, asking), (message) => messages.push(message));
    return collect(messages);
  });
}
