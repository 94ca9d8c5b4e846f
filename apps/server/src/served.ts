import type { Bilingual } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';

/** What a server is started with; what is left out comes from the environment (see `luodi doctor`). */
export interface ServeOptions {
  readonly plan: PlanPackage;
  readonly port?: number;
  readonly dataDirectory?: string;
  /** Whether empty registers are filled with demonstration data; DEMONSTRATION when left out. */
  readonly demonstration?: 'on' | 'small' | 'off';
  /** Directory of the built pages. */
  readonly webDirectory: string;
}

/** A server that is running. */
export interface Served {
  readonly url: string;
  /** What the person who started it should know. */
  readonly notes: readonly Bilingual[];
  /** Path of the one-time link for the first account, while there is nobody who could give rights. */
  readonly firstLink?: string;
  stop(): Promise<void>;
}
