/**
 * The worker that reads the parcels and holds what came of them. Lines go into blobs, which the browser may put on
 * disk; the index of them is a few bytes a parcel. Nothing of a file is sent anywhere: the server is asked for the
 * layers and, when the parcels are the register's, for their records.
 */
import { CallError, UnreadableAnswerError } from '@luodi/api';
import { FeatureBatches, SplitFault, splitFinding } from '@luodi/core/screening';
import { PoolPorts } from './pool-ports.ts';
import { fileInput, InputRefusal, loadControls, registerInput, type ScreenInput } from './screen-input.ts';
import type {
  FromPool,
  FromReader,
  ScreenFailure,
  ScreenOrder,
  ScreenRequest,
  ToReader,
} from './screen-messages.ts';
import { ScreenedLines } from './screened-lines.ts';

const TOLD_MS = 100;

function tell(message: FromReader): void {
  postMessage(message);
}

/** Reads, hands batches to the pool and keeps what comes back, in the order of the input. */
class Reading {
  readonly #order: ScreenOrder;
  readonly lines: ScreenedLines;
  readonly #underWay: Promise<FromPool>[] = [];
  #toldAt = 0;

  constructor(order: ScreenOrder) {
    this.#order = order;
    this.lines = new ScreenedLines(order.layers.length);
  }

  async run(): Promise<void> {
    const { source, layers, language, pool: ports } = this.#order;
    const isShared = crossOriginIsolated && typeof SharedArrayBuffer === 'function';
    const controls = await loadControls(layers, language, isShared);
    tell({ kind: 'names', names: controls.titles });
    const input =
      source.kind === 'file' ? fileInput(source.file, controls.frame) : registerInput(source, language);
    this.lines.records = input.records;
    const batches = new FeatureBatches();
    let pool: PoolPorts | undefined;
    // Opened with the first batch: only then is known how the coordinates are written.
    const open = () =>
      new PoolPorts(
        ports,
        {
          layers,
          names: controls.names,
          frame: controls.frame,
          crs: source.kind === 'file' ? source.crs : '',
          onGrid: input.onGrid(),
          input: input.name,
          isDocument: input.isDocument,
        },
        controls.prepared,
      );
    let [read, size] = [0, 0];
    const take = async () => {
      const batch = this.#underWay.shift();
      if (batch) this.lines.add(await batch);
      this.#report(input, { read, size, isShared, isDone: false });
    };
    const hand = async (batch: ReturnType<FeatureBatches['rest']>) => {
      if (!batch) return;
      pool ??= open();
      this.#underWay.push(pool.run(batch));
      if (this.#underWay.length >= pool.capacity) await take();
    };
    for await (const piece of input.pieces()) {
      ({ read, size } = piece);
      for (const feature of piece.features) await hand(batches.add(feature));
      this.#report(input, { read, size, isShared, isDone: false });
    }
    await hand(batches.rest());
    while (this.#underWay.length > 0) await take();
    this.#report(input, { read, size, isShared, isDone: true });
  }

  #report(
    input: ScreenInput,
    far: {
      readonly read: number;
      readonly size: number;
      readonly isShared: boolean;
      readonly isDone: boolean;
    },
  ): void {
    const now = performance.now();
    if (!far.isDone && now - this.#toldAt < TOLD_MS) return;
    this.#toldAt = now;
    const { count: parcels, unreadable, totals } = this.lines.index;
    tell({ kind: 'progress', ...far, parcels, unreadable, totals, demonstration: input.demonstration() });
  }
}

function failureOf(error: unknown): ScreenFailure {
  if (error instanceof InputRefusal) return { kind: 'input', finding: error.finding };
  if (error instanceof SplitFault) return { kind: 'input', finding: splitFinding(error) };
  if (error instanceof CallError) return { kind: 'refused', problem: error.problem };
  if (error instanceof UnreadableAnswerError) return { kind: 'unreachable' };
  // A file that was moved or changed while it was read.
  if (error instanceof DOMException) return { kind: 'unreadable-file' };
  if (error instanceof RangeError && /alloc|memory|length/i.test(error.message)) return { kind: 'memory' };
  // What fetch throws when nothing answers.
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) return { kind: 'unreachable' };
  return { kind: 'bug', reason: error instanceof Error ? error.message : String(error) };
}

let reading: Reading | undefined;

async function answer(request: ScreenRequest): Promise<void> {
  const lines = reading?.lines;
  if (!lines) return;
  const { ask, filter } = request;
  if (request.kind === 'rows')
    tell({ kind: 'rows', ask, ...(await lines.rows(filter, request.from, request.to)) });
  else if (request.kind === 'ndjson') tell({ kind: 'file', ask, file: lines.ndjson(filter) });
  else tell({ kind: 'file', ask, file: await lines.csv(filter, request.columns) });
}

addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  const fail = (error: unknown) => tell({ kind: 'failed', failure: failureOf(error) });
  if (data.kind !== 'start') {
    answer(data).catch(fail);
    return;
  }
  reading = new Reading(data);
  reading.run().catch(fail);
});
