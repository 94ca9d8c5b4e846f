import { canonicalJson, type Finding, type Json } from '../base/index.ts';
import type { Frame } from '../geometry/index.ts';
import type { SplitFault } from './feature-splitter.ts';
import { screenFindings } from './findings.ts';

/** Whether a file of this name holds a feature a line (NDJSON) rather than one document. */
export function isLineFile(name: string): boolean {
  return /\.(ndjson|jsonl|geojsonl|geojsonseq)$/i.test(name);
}

/**
 * What the head of a document says of the coordinates of its features: on the grid of the frame (a layer file), or in
 * a system that is named beside it (GeoJSON, RFC 7946). A finding when it is neither or of another frame.
 */
export function readInputHead(json: string, frame: Frame): { readonly onGrid: boolean } | Finding {
  let head: Record<string, Json>;
  try {
    head = JSON.parse(json) as Record<string, Json>;
  } catch {
    return screenFindings.make('screen.head-not-json');
  }
  if (head.type === 'FeatureCollection')
    return head.crs === undefined || head.crs === null
      ? { onGrid: false }
      : screenFindings.make('screen.crs-member');
  if (head.format !== 'luodi-layer/1') return screenFindings.make('screen.not-collection');
  return canonicalJson(head.frame ?? null) === canonicalJson({ ...frame })
    ? { onGrid: true }
    : screenFindings.make('screen.other-frame');
}

/** The finding of an input that cannot be cut further. */
export function splitFinding({ kind, place }: SplitFault): Finding {
  return screenFindings.make(`screen.${kind}`, {}, { number: place });
}
