/**
 * The part of a layer that goes into a proof. The extract proves that nothing near the footprint was left out; this
 * file checks that it was cut for this footprint.
 */
import { z } from 'zod';
import {
  type Box,
  boxesMeet,
  type ExtractNode,
  extractLayer,
  type Layer,
  type LayerExtract,
  openExtract,
} from '../geometry/index.ts';
import { boxAround, type Footprint } from './site-geometry.ts';

const DEEPEST = 24;
/** Coordinates stand on the grid, in int32. */
const coordinate = z.int32();
const box = z.array(coordinate).length(4);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const list = (least: number) =>
  z
    .array(coordinate)
    .min(least)
    .refine((numbers) => numbers.length % 2 === 0);

const geometry = z.union([
  z.strictObject({ kind: z.literal('polygon'), polygons: z.array(z.array(list(6)).min(1)).min(1) }),
  z.strictObject({ kind: z.literal('line'), lines: z.array(list(4)).min(1) }),
  z.strictObject({ kind: z.literal('point'), points: list(2) }),
]);

const extractNode: z.ZodType<ExtractNode> = z.lazy(() =>
  z.union([
    z.strictObject({ box, hash }),
    z.strictObject({ box, children: z.array(extractNode).min(1) }),
    z.strictObject({
      box,
      feature: z.strictObject({ id: z.string(), properties: z.record(z.string(), z.json()), geometry }),
    }),
  ]),
);

const layerExtract = z.strictObject({
  format: z.literal('luodi-extract/1'),
  meta: z.json(),
  count: z.number().int().min(0),
  query: box,
  root: extractNode.nullable(),
});

function boxFrom([minX = 0, minY = 0, maxX = 0, maxY = 0]: readonly number[]): Box {
  return { minX, minY, maxX, maxY };
}

/**
 * The extract of a layer for a footprint. The box of the root is not covered by the hash of the layer (the boxes
 * below it are), so the root is always opened: a footprint away from the whole layer is proved by its children.
 */
export function cutExtract(layer: Layer, footprint: Footprint | undefined): LayerExtract {
  const nowhere = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const extract = extractLayer(layer, footprint ? boxAround(footprint) : nowhere);
  if (!footprint || !extract.root || !('hash' in extract.root)) return extract;
  const { minX, minY } = boxFrom(extract.root.box);
  return extractLayer(layer, { minX, minY, maxX: minX, maxY: minY });
}

/** Names a part of an extract that was pruned although the footprint may meet it; `undefined` when there is none. */
function hiddenPart(root: ExtractNode, footprint: Box): string | undefined {
  if ('hash' in root) return 'root';
  const stack: { node: ExtractNode; path: string }[] = [{ node: root, path: 'root' }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, path } = next;
    if ('hash' in node && boxesMeet(boxFrom(node.box), footprint)) return path;
    if ('children' in node) {
      for (const [index, child] of node.children.entries())
        stack.push({ node: child, path: `${path}/${index}` });
    }
  }
  return undefined;
}

function depthOf(raw: unknown): number {
  let depth = 0;
  let level: unknown[] = [raw];
  while (level.length > 0 && depth <= DEEPEST) {
    depth++;
    level = level.flatMap((node) => {
      const children = typeof node === 'object' && node !== null && Reflect.get(node, 'children');
      return Array.isArray(children) ? (children as unknown[]) : [];
    });
  }
  return depth;
}

/** A layer read back from a proof, or where the extract does not hold. */
export type OpenedLayer = { readonly layer: Layer } | { readonly layer?: undefined; readonly where: string };

/** Opens an extract from a proof: well formed, of the layer with this hash, and complete around the footprint. */
export function openLayer(
  raw: unknown,
  expected: string | undefined,
  footprint: Footprint | undefined,
): OpenedLayer {
  const root = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'root') : undefined;
  if (depthOf(root) > DEEPEST) return { where: 'root' };
  const parsed = layerExtract.safeParse(raw);
  if (!parsed.success) return { where: (parsed.error.issues[0]?.path ?? []).map(String).join('/') };
  const opened = openExtract(parsed.data);
  const [finding] = opened.findings;
  if (finding) return { where: String(finding.params.where ?? '') };
  if (opened.hash !== expected) return { where: '' };
  const hidden =
    footprint && parsed.data.root ? hiddenPart(parsed.data.root, boxAround(footprint)) : undefined;
  return hidden === undefined ? { layer: opened.layer } : { where: hidden };
}
