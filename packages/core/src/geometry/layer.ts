import { compareText, contentHash, invariant, type Json } from '../base/index.ts';
import { canonicalGeometry } from './canonical-form.ts';
import { type Box, boxesMeet, boxOf, boxUnion, type GridGeometry } from './grid.ts';
import { hilbertPlace } from './hilbert.ts';

/** One feature of a layer: a control line, a park, a road. */
export interface LayerFeature {
  readonly id: string;
  readonly properties: Record<string, Json>;
  readonly geometry: GridGeometry;
}

/** Children of a node of the tree. Part of the hash: another number is another format of layer. */
const LAYER_FAN = 16;

/** A node of the authenticated tree: its box, its hash, and its children or its feature; neither when it was pruned. */
export interface LayerNode {
  readonly box: Box;
  readonly hash: string;
  readonly children?: readonly LayerNode[];
  readonly feature?: LayerFeature;
}

/** Features of one kind that stand together, with a content hash that a part of them can be proved against. */
export interface Layer {
  readonly meta: Json;
  /** contentHash({meta, root, count}). */
  readonly hash: string;
  readonly count: number;
  /** In canonical order: Hilbert place of the box centre, then id. Of an opened extract, those it holds. */
  readonly features: readonly LayerFeature[];
  /** The tree extracts are cut from; `undefined` in an empty layer. */
  readonly root: LayerNode | undefined;
  /** Features whose box meets the box, in canonical order. An opened extract answers only where it was opened. */
  query(box: Box): LayerFeature[];
}

/** Hash of an inner node: over its box and the boxes and hashes of its children, so that no box can be changed. */
export function nodeHash(box: Box, children: readonly { box: Box; hash: string }[]): string {
  return contentHash({ box, children: children.map((child) => ({ box: child.box, hash: child.hash })) });
}

/** Hash of the layer from its parts. An empty layer has `root: null`. */
function layerHash(meta: Json, root: string | null, count: number): string {
  return contentHash({ meta, root, count });
}

function leafOf(feature: LayerFeature): LayerNode & { place: number; feature: LayerFeature } {
  const canonical = { ...feature, geometry: canonicalGeometry(feature.geometry) };
  const box = boxOf(canonical.geometry);
  invariant(box, `feature ${feature.id} of a layer has a vertex`);
  const place = hilbertPlace(Math.floor((box.minX + box.maxX) / 2), Math.floor((box.minY + box.maxY) / 2));
  return { box, hash: contentHash(canonical), feature: canonical, place };
}

function joinedBox(nodes: readonly { box: Box }[]): Box {
  return nodes.map((node) => node.box).reduce(boxUnion);
}

/** Whether a box is exactly the union of the boxes of its children. */
export function isUnionOf(box: Box, children: readonly { box: Box }[]): boolean {
  const union = joinedBox(children);
  return (
    union.minX === box.minX && union.minY === box.minY && union.maxX === box.maxX && union.maxY === box.maxY
  );
}

function collect(node: LayerNode, box: Box, found: LayerFeature[]): void {
  if (!boxesMeet(node.box, box)) return;
  if (node.feature) {
    found.push(node.feature);
    return;
  }
  invariant(node.children, 'a layer opened from an extract is asked only where it was opened');
  for (const child of node.children) collect(child, box, found);
}

/** A layer over a tree that is already hashed. */
export function layerOver(
  meta: Json,
  root: LayerNode | undefined,
  count: number,
  features: readonly LayerFeature[],
): Layer {
  return {
    meta,
    root,
    hash: layerHash(meta, root?.hash ?? null, count),
    count,
    features,
    query(box) {
      const found: LayerFeature[] = [];
      if (root) collect(root, box, found);
      return found;
    },
  };
}

/**
 * Builds the authenticated R-tree of a layer (a Merkle R-tree): features in canonical order, sixteen to a node, every
 * node hashed over its box and children. The same features in any order give the same hash. Geometries are brought to
 * canonical form; whoever reads the file checks that ids are unique.
 */
export function buildLayer(meta: Json, features: readonly LayerFeature[]): Layer {
  const leaves = features.map(leafOf);
  leaves.sort(
    (a, b) => a.place - b.place || compareText(a.feature.id, b.feature.id) || compareText(a.hash, b.hash),
  );
  let level: LayerNode[] = leaves.map(({ box, hash, feature }) => ({ box, hash, feature }));
  // A single feature still gets a node above it, so that the root always names boxes and hashes alone.
  do {
    const above: LayerNode[] = [];
    for (let i = 0; i < level.length; i += LAYER_FAN) {
      const children = level.slice(i, i + LAYER_FAN);
      const box = joinedBox(children);
      above.push({ box, hash: nodeHash(box, children), children });
    }
    level = above;
  } while (level.length > 1);
  return layerOver(
    meta,
    level[0],
    features.length,
    leaves.map((leaf) => leaf.feature),
  );
}
