/** What page, reader and pool say to each other. */
import type { Problem } from '@luodi/api';
import type { Bilingual, Finding, Language } from '@luodi/core/base';
import type { FeatureText, ScreenTask } from '@luodi/core/screening';
import type { IndexedBatch, LayerTotal, ScreenFilter } from './screened-index.ts';

/** Where the parcels come from: a file, which stays in this browser, or the zone's register of parcels. */
export type ScreenSource =
  | { readonly kind: 'file'; readonly file: File; readonly crs: string }
  | { readonly kind: 'register'; readonly day?: string; readonly known?: string };

/** What to screen against what. One port to each worker of the pool. */
export interface ScreenOrder {
  readonly source: ScreenSource;
  /** Ids of polygon layers, in the order of the plan. */
  readonly layers: readonly string[];
  readonly language: Language;
  readonly pool: readonly MessagePort[];
}

/** Which rows to hand over, or as which file. */
export type ScreenRequest = { readonly ask: number; readonly filter: ScreenFilter } & (
  | { readonly kind: 'rows'; readonly from: number; readonly to: number }
  | { readonly kind: 'ndjson' }
  | { readonly kind: 'csv'; readonly columns: readonly string[] }
);

export type ToReader = ({ readonly kind: 'start' } & ScreenOrder) | ScreenRequest;

/** How far a run is. `read` and `size` are bytes of a file or records of a register. */
export interface ScreenProgress {
  readonly read: number;
  readonly size: number;
  readonly parcels: number;
  readonly unreadable: number;
  readonly totals: readonly LayerTotal[];
  /** Whether demonstration records are among the parcels. */
  readonly demonstration: boolean;
  /** Whether all workers read one copy of the layers. */
  readonly isShared: boolean;
  readonly isDone: boolean;
}

/** A parcel as its line says it. */
export interface ScreenRow {
  readonly number: number;
  readonly line: string;
  /** Id of its record, when it comes from the register. */
  readonly record?: string;
}

/** Why a run ended before its end. */
export type ScreenFailure =
  | { readonly kind: 'input'; readonly finding: Finding }
  | { readonly kind: 'unreadable-file' | 'memory' | 'unreachable' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'bug'; readonly reason: string };

export type FromReader =
  | { readonly kind: 'names'; readonly names: Readonly<Record<string, Bilingual>> }
  | ({ readonly kind: 'progress' } & ScreenProgress)
  | {
      readonly kind: 'rows';
      readonly ask: number;
      readonly total: number;
      readonly rows: readonly ScreenRow[];
    }
  | { readonly kind: 'file'; readonly ask: number; readonly file: Blob }
  | { readonly kind: 'failed'; readonly failure: ScreenFailure };

/** Key of a feature's name. */
export function nameKey(layer: string, feature: string): string {
  return `${layer}/${feature}`;
}

export type ToPool =
  | { readonly kind: 'open'; readonly task: ScreenTask; readonly controls: ArrayBufferLike }
  | { readonly kind: 'batch'; readonly batch: readonly FeatureText[] };

/** A screened batch on its way back: the lines as UTF-8, and what the index keeps of them. */
export interface FromPool extends IndexedBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
}
