import { z } from 'zod';
import { packageFiles } from './index.ts';
import { layerFile } from './layer.ts';

/**
 * The JSON Schema (draft 2020-12) of every file of a package as its author writes it, by the name of the file. What a
 * JSON Schema cannot say, that a day exists for example, only the parser checks.
 */
export function formatJsonSchemas(): ReadonlyMap<string, object> {
  const files = Object.entries({ ...packageFiles, 'layers/*.grid.json': layerFile });
  return new Map(files.map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]));
}
