/**
 * Worker thread that holds the embedded database. It runs one statement at a time as the other side asks and never
 * decides anything: deadlines, queueing and locking are the other side's, which can end this thread at any moment.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { invariant } from '@luodi/core/base';
import { DurableNodeFs } from './durable-node-fs.ts';
import type {
  SqlErrorFields,
  StatementRequest,
  StatementResult,
  WorkerReply,
  WorkerRequest,
  WorkerStart,
} from './pglite-protocol.ts';
import { slimPostgis as postgis } from './slim-postgis.ts';

const port = parentPort;
invariant(port, 'the database worker runs in a worker thread');
const { directory, image, fsyncCount } = workerData as WorkerStart;
const syncs = new Int32Array(fsyncCount);
const reply = (message: WorkerReply) => port.postMessage(message);

/** Ends this thread before the commit that needed the fsync can be acknowledged. */
function failSync(error: unknown): never {
  reply({ kind: 'fsync-failed', message: String(error) });
  process.exit(74);
}

/** Text forms kept as PostgreSQL gives them: int8 would lose digits, a date has no time zone. As in server-pool.ts. */
const asText = (value: string) => value;

async function open(): Promise<PGlite> {
  const files = directory && new DurableNodeFs(directory, () => Atomics.add(syncs, 0, 1), failSync);
  return PGlite.create({
    ...(files ? { fs: files } : {}),
    // What came from a file is looked through page by page before anybody relies on it.
    extensions: image ? { postgis, amcheck } : { postgis },
    ...(image ? { loadDataDir: new Blob([image as Uint8Array<ArrayBuffer>]) } : {}),
    parsers: { [types.INT8]: asText, [types.DATE]: asText },
    startParams: [
      // -F turns fsync off and -O opens the system tables to changes: neither is wanted.
      ...PGlite.defaultStartParams.filter((one) => one !== '-F' && one !== '-O'),
      '-c',
      'wal_sync_method=fsync',
      '-c',
      'timezone=UTC',
    ],
  });
}

async function run(pg: PGlite, request: StatementRequest): Promise<StatementResult> {
  const result = request.script
    ? (await pg.exec(request.sql)).at(-1)
    : await pg.query<Record<string, unknown>>(request.sql, [...request.parameters]);
  return {
    command: result?.command,
    affectedRows: result?.affectedRows,
    rows: (result?.rows ?? []) as readonly Record<string, unknown>[],
  };
}

/** The directory as a tar. Without a checkpoint it is what a crash would have left: whole, to be recovered. */
async function takeImage(
  pg: PGlite,
  checkpoint: boolean,
): Promise<StatementResult & { readonly image: Uint8Array }> {
  if (checkpoint) await pg.exec('checkpoint');
  const tar = await pg.dumpDataDir('none');
  return { command: undefined, affectedRows: undefined, rows: [], image: await tar.bytes() };
}

function errorFields(error: unknown): SqlErrorFields {
  const fields = error as Partial<SqlErrorFields>;
  return {
    message: fields.message ?? String(error),
    code: fields.code,
    detail: fields.detail,
    hint: fields.hint,
    constraint: fields.constraint,
    table: fields.table,
  };
}

async function serve(pg: PGlite, request: WorkerRequest): Promise<void> {
  if (request.kind === 'close') {
    await pg.close();
    reply({ kind: 'closed' });
    return;
  }
  try {
    if (request.kind === 'image') {
      const result = await takeImage(pg, request.checkpoint);
      port?.postMessage({ kind: 'result', id: request.id, result } satisfies WorkerReply, [
        result.image.buffer as ArrayBuffer,
      ]);
    } else reply({ kind: 'result', id: request.id, result: await run(pg, request) });
  } catch (error) {
    reply({ kind: 'error', id: request.id, error: errorFields(error) });
  }
}

try {
  const pg = await open();
  port.on('message', (request: WorkerRequest) => void serve(pg, request));
  reply({ kind: 'ready' });
} catch (error) {
  reply({
    kind: 'open-failed',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
