import type { z } from 'zod';

/** The parts of a zod schema that questions about its shape need. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** The schemas a value may be checked by once defaults, optionality and transforms are taken off. */
function alternativesOf(schema: z.ZodType): z.ZodType[] {
  const definition = definitionOf(schema);
  if (definition.innerType) return alternativesOf(definition.innerType);
  if (definition.type === 'pipe' && definition.in) return alternativesOf(definition.in);
  if (definition.options && definition.type === 'union') return definition.options.flatMap(alternativesOf);
  return [schema];
}

/** The schemas at a path below a schema; empty when the path leads nowhere. */
function schemasAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType[] {
  let here = alternativesOf(schema);
  for (const key of path) {
    here = here.flatMap((one) => {
      const { shape, element } = definitionOf(one);
      const next = typeof key === 'number' ? element : shape?.[String(key)];
      return next ? alternativesOf(next) : [];
    });
  }
  return here;
}

/** Keys that the mapping at a path may have. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return [...new Set(schemasAt(schema, path).flatMap((one) => Object.keys(definitionOf(one).shape ?? {})))];
}
