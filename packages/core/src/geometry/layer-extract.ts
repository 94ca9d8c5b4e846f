import { contentHash, type Finding, invariant, type Json } from '../base/index.ts';
import { canonicalGeometry } from './canonical-form.ts';
import { type GeometryFindingCode, geometryFinding } from './findings.ts';
import { type Box, boxesMeet, boxOf } from './grid.ts';
import { isUnionOf, type Layer, type LayerFeature, type LayerNode, layerOver, nodeHash } from './layer.ts';

/** `[minX, minY, maxX, maxY]`. */
type BoxNumbers = number[];

/** A node of an extract: pruned (box and hash alone), opened, or a feature. */
export type ExtractNode =
  | { readonly box: BoxNumbers; readonly hash: string }
  | { readonly box: BoxNumbers; readonly children: readonly ExtractNode[] }
  | { readonly box: BoxNumbers; readonly feature: LayerFeature };

/** The part of a layer that a box meets, with what proves that nothing else of the layer meets it. Plain JSON. */
export interface LayerExtract {
  readonly format: 'luodi-extract/1';
  readonly meta: Json;
  readonly count: number;
  /** The box the extract was cut for. */
  readonly query: BoxNumbers;
  readonly root: ExtractNode | null;
}

/** What an extract gives when it is opened. It proves something only when `findings` is empty and `hash` is known. */
export interface OpenedExtract {
  /** Hash of the whole layer, recomputed from what the extract holds. */
  readonly hash: string;
  readonly layer: Layer;
  readonly features: readonly LayerFeature[];
  readonly findings: readonly Finding[];
}

function numbersOf({ minX, minY, maxX, maxY }: Box): BoxNumbers {
  return [minX, minY, maxX, maxY];
}

function boxFrom(numbers: BoxNumbers): Box {
  const [minX, minY, maxX, maxY] = numbers;
  invariant(
    minX !== undefined && minY !== undefined && maxX !== undefined && maxY !== undefined,
    'the form of an extract is checked before it is opened',
  );
  return { minX, minY, maxX, maxY };
}

function cut(node: LayerNode, box: Box): ExtractNode {
  const own = numbersOf(node.box);
  if (!boxesMeet(node.box, box)) return { box: own, hash: node.hash };
  if (node.feature) return { box: own, feature: node.feature };
  invariant(node.children, 'an extract is cut only where the layer is open');
  return { box: own, children: node.children.map((child) => cut(child, box)) };
}

/** Cuts from a layer the features a box meets, with the hashes that prove nothing was left out. */
export function extractLayer(layer: Layer, box: Box): LayerExtract {
  return {
    format: 'luodi-extract/1',
    meta: layer.meta,
    count: layer.count,
    query: numbersOf(box),
    root: layer.root ? cut(layer.root, box) : null,
  };
}

/** Opens nodes from the root down and hashes them from the leaves up. */
class Opening {
  readonly findings: Finding[] = [];
  readonly features: LayerFeature[] = [];
  readonly #query: Box;

  constructor(query: Box) {
    this.#query = query;
  }

  #tell(code: GeometryFindingCode, where: string): void {
    this.findings.push(geometryFinding(code, { pointer: `/${where}` }, { where }));
  }

  node(node: ExtractNode, where: string): LayerNode {
    const box = boxFrom(node.box);
    const meets = boxesMeet(box, this.#query);
    if ('hash' in node) {
      if (meets) this.#tell('extract.left-out', where);
      return { box, hash: node.hash };
    }
    if (!meets) this.#tell('extract.opened-needlessly', where);
    return 'feature' in node ? this.#leaf(node.feature, box, where) : this.#inner(node.children, box, where);
  }

  #leaf(feature: LayerFeature, box: Box, where: string): LayerNode {
    const own = boxOf(canonicalGeometry(feature.geometry));
    if (!own || !isUnionOf(box, [{ box: own }])) this.#tell('extract.box-wrong', where);
    this.features.push(feature);
    return { box, hash: contentHash(feature), feature };
  }

  #inner(nodes: readonly ExtractNode[], box: Box, where: string): LayerNode {
    const children = nodes.map((child, index) => this.node(child, `${where}/${index}`));
    if (children.length === 0 || !isUnionOf(box, children)) this.#tell('extract.box-wrong', where);
    return { box, hash: nodeHash(box, children), children };
  }
}

/**
 * Opens an extract of the right form and proves it against itself: every hash recomputed from below, every box the
 * union of those below it, everything left closed misses the box asked about, everything opened meets it. The caller
 * compares `hash` with the hash it knows the layer by: a change of any feature, box or hash changes it.
 */
export function openExtract(extract: LayerExtract): OpenedExtract {
  const opening = new Opening(boxFrom(extract.query));
  const root = extract.root === null ? undefined : opening.node(extract.root, 'root');
  const { features, findings } = opening;
  const layer = layerOver(extract.meta, root, extract.count, features);
  return { hash: layer.hash, layer, features, findings };
}
