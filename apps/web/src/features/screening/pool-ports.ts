import type { PreparedLayer } from '@luodi/core/geometry';
import type { FeatureText, ScreenTask } from '@luodi/core/screening';
import type { FromPool, ToPool } from './screen-messages.ts';

/** Batches a worker has in hand or waiting: one to work on, one so that it never waits for the reader. */
const DEPTH = 2;

interface Member {
  readonly port: MessagePort;
  readonly waiting: ((batch: FromPool) => void)[];
}

function send(port: MessagePort, message: ToPool): void {
  port.postMessage(message);
}

/** The pool as the reader sees it. A worker that breaks is noticed by the page, which ends the run. */
export class PoolPorts {
  readonly #members: readonly Member[];

  /**
   * Opens the pool over a layer. One in shared memory is read by all; where the page is not isolated from other
   * origins there is no shared memory, and each worker gets one copy, once.
   */
  constructor(ports: readonly MessagePort[], task: ScreenTask, controls: PreparedLayer) {
    this.#members = ports.map((port) => {
      const waiting: Member['waiting'] = [];
      port.onmessage = ({ data }: MessageEvent<FromPool>) => waiting.shift()?.(data);
      send(port, { kind: 'open', task, controls: controls.buffer });
      return { port, waiting };
    });
  }

  /** How many batches may be under way at once. */
  get capacity(): number {
    return DEPTH * this.#members.length;
  }

  /** Screens a batch on the worker that has the least to do. */
  run(batch: readonly FeatureText[]): Promise<FromPool> {
    const member = this.#members.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a));
    return new Promise((resolve) => {
      member.waiting.push(resolve);
      send(member.port, { kind: 'batch', batch });
    });
  }
}
