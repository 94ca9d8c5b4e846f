import { contentHash } from '../base/index.ts';
import type { Layer } from '../geometry/index.ts';
import type { Classification } from '../industry/index.ts';
import type { TextPosition } from './parse/positions.ts';
import { type PackageContent, packageFiles } from './schema/index.ts';

/** A plan package that was read without an error: what every other part of the product works on. */
export interface PlanPackage {
  readonly content: PackageContent;
  /** Layers that are there, by the id layout.yaml gives them. */
  readonly layers: ReadonlyMap<string, Layer>;
  /** The classification the plan is written in: a built-in edition, or the package's own. */
  readonly classification: Classification;
  /** Content address of the whole package; every verdict and report names it. */
  readonly hash: string;
  /** Hash of each parsed YAML file, by name. */
  readonly fileHashes: Readonly<Record<string, string>>;
  /** Hash of each layer, by id. */
  readonly layerHashes: Readonly<Record<string, string>>;
  /** Where a value stands in the text of its file; undefined when the package was not read from text. */
  locate(file: string, pointer: string): TextPosition | undefined;
}

/**
 * Puts a package together from checked parts and computes its hash: SHA-256 over the canonical JSON (RFC 8785) of
 * `{format, files: {name: hash}, layers: {id: hash}}`. Comments, order of keys and layout of the text do not count.
 */
export function assemblePackage(
  content: PackageContent,
  layers: ReadonlyMap<string, Layer>,
  classification: Classification,
  locate: PlanPackage['locate'] = () => undefined,
): PlanPackage {
  const fileHashes: Record<string, string> = {};
  for (const name of Object.keys(packageFiles) as (keyof typeof packageFiles)[]) {
    const file = content[name];
    if (file !== undefined) fileHashes[name] = contentHash(file);
  }
  const layerHashes = Object.fromEntries([...layers].map(([id, layer]) => [id, layer.hash]));
  const hash = contentHash({ format: 'luodi-plan/1', files: fileHashes, layers: layerHashes });
  return { content, layers, classification, hash, fileHashes, layerHashes, locate };
}
