import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';
import { compareText } from '../../base/index.ts';
import type { PlanPackage } from '../package.ts';
import { packageFileNames } from '../parse/package.ts';

/**
 * The day every entry is dated. fflate writes the local fields of a date, so it is given as local time and comes out
 * the same in every time zone.
 */
const ENTRY_DATE = '2000-01-01T12:00:00';

/** A layer as the file luodi-layer/1, one feature a line so that a difference can be read. */
function layerText(pkg: PlanPackage, id: string): string {
  const layer = pkg.layers.get(id)!;
  const { frame } = pkg.content['plan.yaml'];
  const head = JSON.stringify({ format: 'luodi-layer/1', id, frame }).slice(0, -1);
  const features = layer.features.map((feature) =>
    JSON.stringify({ id: feature.id, properties: feature.properties, geometry: feature.geometry }),
  );
  return `${head},"features":[\n${features.join(',\n')}\n]}\n`;
}

/**
 * Packs a package into a zip, the same bytes for the same package everywhere: sorted names, fixed dates, YAML written
 * anew from what was parsed, every layer on the grid. Reading it back gives the same hash. Comments are not kept.
 */
export function writePackageZip(pkg: PlanPackage): Uint8Array {
  const files = new Map<string, string>();
  for (const name of packageFileNames) {
    const content = pkg.content[name];
    if (content === undefined) continue;
    const options = { version: '1.2', schema: 'core', aliasDuplicateObjects: false, lineWidth: 0 } as const;
    files.set(name, stringify(content, options));
  }
  for (const { id, file } of pkg.content['layout.yaml'].layers) {
    if (file === undefined || !pkg.layers.has(id)) continue;
    files.set(file.replace(/\.geojson$/, '.grid.json'), layerText(pkg, id));
  }
  const names = [...files.keys()].sort(compareText);
  const entries = Object.fromEntries(names.map((name) => [name, strToU8(files.get(name)!)]));
  return zipSync(entries, { level: 6, mtime: ENTRY_DATE });
}
