/** Areas in m² by pair; the key is {@link pairKey}. */
export type PeerPairs = Map<number, number>;

/** What a peer did. */
export interface PeerReport {
  readonly name: string;
  readonly version: string;
  /** Processor time of the query alone: loading and indexes are not counted, as they are not for the kernel. */
  readonly cpuS: number;
  readonly peakMb: number;
  readonly pairs: PeerPairs;
  /** Pieces of the control features as `id <tab> WKB`, for peers that are given the same cut. */
  readonly piecesFile?: string;
}

/** One number for a pair. */
export function pairKey(parcel: number, feature: number): number {
  return parcel * 2 ** 21 + feature;
}
