import { packageLimits, readJson } from '@luodi/core/plan';
import { MOST_DEPTH, MOST_VERTICES } from './limits.ts';
import { type ReadFeature, type ShapeFile, sourceOfShapes } from './read-shapes.ts';
import { FileRefused, refuse } from './refused.ts';
import type { StatedCrs } from './shape-crs.ts';
import type { ReadContext, Source } from './source.ts';

/** Names under which older GeoJSON files state their system. */
function statedCrs(value: unknown): StatedCrs {
  const name: unknown = (value as { properties?: { name?: unknown } } | undefined)?.properties?.name;
  if (typeof name !== 'string') return undefined;
  if (/CRS:?84$/i.test(name)) return { id: 'CRS84' };
  const code = /EPSG:(?::|[\d.]+:)?(\d{4,5})$/i.exec(name)?.[1];
  const known = code === undefined ? undefined : Number(code);
  const ours = known === 4326 || (known !== undefined && known >= 4490 && known <= 4554);
  return ours ? { id: `EPSG:${known}` } : { name };
}

function isDegrees(features: readonly ReadFeature[]): boolean {
  const found =
    JSON.stringify(features.slice(0, 5).map(({ geometry }) => geometry)).match(/-?\d+(\.\d+)?/g) ?? [];
  return found.every((number) => Math.abs(Number(number)) <= 180);
}

const BRACKET = 0x5b;

/**
 * Refuses more lists than so many corners can need, before any of them is an object in memory: of the lists around
 * corners there is one for each two at most (a line of two, a ring of four).
 */
function refuseLists(bytes: Uint8Array): void {
  let lists = 0;
  for (let at = bytes.indexOf(BRACKET); at >= 0; at = bytes.indexOf(BRACKET, at + 1)) lists++;
  if (lists > 2 * MOST_VERTICES) refuse('file.too-many-vertices', { limit: MOST_VERTICES });
}

/** Reads GeoJSON (RFC 7946) strictly. Without a stated system it is in degrees; numbers that are none are asked about. */
export function readGeoJson(bytes: Uint8Array, context: ReadContext): Source {
  refuseLists(bytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuse('file.encoding', { why: 'GeoJSON' });
  }
  const { value, findings } = readJson('', text, { ...packageLimits, depth: MOST_DEPTH });
  if (findings.length > 0) throw new FileRefused(findings);
  const root = value as { type?: unknown; features?: unknown; crs?: unknown };
  const listed =
    root?.type === 'FeatureCollection' ? root.features : root?.type === 'Feature' ? [root] : undefined;
  if (!Array.isArray(listed)) refuse('file.damaged', { why: 'FeatureCollection?' });
  const features = (listed as readonly unknown[]).map((feature): ReadFeature => {
    const { type, properties, geometry } = (feature ?? {}) as Record<string, unknown>;
    if (type !== 'Feature') refuse('file.damaged', { why: 'Feature?' });
    const own = typeof properties === 'object' && properties !== null ? properties : {};
    return { properties: own as ReadFeature['properties'], geometry };
  });
  const fields = new Set<string>();
  for (const { properties } of features) for (const name of Object.keys(properties)) fields.add(name);
  const stated = statedCrs(root.crs) ?? (isDegrees(features) ? ({ id: 'CRS84' } as const) : undefined);
  const file: ShapeFile = { fields: [...fields], features, crs: stated, encoding: 'utf-8' };
  return sourceOfShapes(file, context);
}
