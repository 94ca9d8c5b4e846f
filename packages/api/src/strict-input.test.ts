import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Endpoint, takesBody, takesFile } from './endpoint.ts';
import { resources } from './resources.ts';

/** Places of a schema where an object takes properties that nobody named (mass assignment). */
function looseObjects(node: unknown, place = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, properties, additionalProperties } = node as Readonly<Record<string, unknown>>;
  const isLoose = type === 'object' && properties !== undefined && additionalProperties !== false;
  return [
    ...(isLoose ? [place] : []),
    ...Object.entries(node).flatMap(([key, value]) => looseObjects(value, `${place}/${key}`)),
  ];
}

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

function inputsOf(endpoint: Endpoint): (readonly [string, z.ZodType])[] {
  const { params, query, body } = endpoint;
  const hasBody = takesBody(endpoint) && !takesFile(endpoint);
  return [['params', params], ['query', query], ...(hasBody ? [['body', body] as const] : [])];
}

describe('what may be sent', () => {
  it.each(resources.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    'is named to the last property: %s',
    (_, endpoint) => {
      for (const [name, schema] of inputsOf(endpoint))
        expect([name, looseObjects(schemaOf(schema))]).toEqual([name, []]);
    },
  );

  it('is seen to be loose where it is', () => {
    const loose = z.strictObject({ list: z.array(z.object({ a: z.string() })) });
    expect(looseObjects(schemaOf(loose))).toEqual(['/properties/list/items']);
    expect(looseObjects(schemaOf(z.record(z.string(), z.string())))).toEqual([]);
  });
});
