import { ACTIONS, isOpenToPublic } from '@luodi/core/access';
import type { Json } from '@luodi/core/base';
import { z } from 'zod';
import { answersFile, commonErrors, type Endpoint, operationId, takesBody, takesFile } from './endpoint.ts';
import { type ErrorCode, REFUSALS } from './errors.ts';
import { PROBLEM_TYPE, problem, problemOf } from './problem.ts';
import { SESSION_COOKIE } from './session.ts';

type JsonObject = { [key: string]: Json };

/** Bytes of a file (OpenAPI 3.1: a media type without a schema). */
const BINARY: JsonObject = { 'application/octet-stream': {} };

/** What the document says about the server that serves it. */
export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

/** A request id for the examples: the nil UUID (RFC 9562). */
const EXAMPLE_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Emits an OpenAPI 3.1 document (whose schemas are JSON Schema draft 2020-12, what zod emits) from endpoints.
 * Schemas with `.meta({ id })` become components; every refusal of the catalogue that is used becomes a response.
 */
export function openApi(endpoints: readonly Endpoint[], info: OpenApiInfo): JsonObject {
  const schemas: JsonObject = {};
  const paths: Record<string, JsonObject> = {};
  const used = new Set<ErrorCode>();
  schemaOf(problem, 'output', 'Problem', schemas);
  for (const one of endpoints) {
    for (const code of [...commonErrors(one), ...one.errors]) used.add(code);
    const path = paths[one.path] ?? {};
    path[one.method.toLowerCase()] = operation(one, schemas);
    paths[one.path] = path;
  }
  const responses: JsonObject = {};
  for (const code of [...used].sort()) responses[code] = problemResponse(code);
  return {
    openapi: '3.1.0',
    info: { ...info },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: { schemas, responses, securitySchemes: SECURITY_SCHEMES },
  };
}

/** How a caller says who it is. */
const SECURITY_SCHEMES: JsonObject = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description:
      'Set by signing in; HttpOnly, SameSite=Strict. Over plain http on this machine it is named without the prefix __Host-. A state-changing call that carries it also has to carry Origin or Sec-Fetch-Site.',
  },
};

function operation(one: Endpoint, schemas: JsonObject): JsonObject {
  const id = operationId(one);
  const parameters = [
    ...parametersOf(one.params, 'path', id, schemas),
    ...parametersOf(one.query, 'query', id, schemas),
  ];
  const success: JsonObject = {
    description: '成功 · Success',
    headers: { 'x-request-id': { schema: { type: 'string', format: 'uuid' } } },
    content: answersFile(one)
      ? BINARY
      : { 'application/json': { schema: schemaOf(one.response, 'output', `${id}Response`, schemas) } },
  };
  return {
    operationId: id,
    tags: [
      one.path
        .replace(/^\/api\//, '')
        .replace(/^\//, '')
        .split('/')[0] ?? '',
    ],
    summary: `${one.summary.zh} · ${one.summary.en}`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(takesBody(one)
      ? {
          requestBody: {
            required: true,
            content: takesFile(one)
              ? BINARY
              : { 'application/json': { schema: schemaOf(one.body, 'input', `${id}Body`, schemas) } },
          },
        }
      : {}),
    responses: { [String(one.status)]: success, ...refusals(one) },
    security: isOpenToPublic(one.access) ? [{}, { session: [] }] : [{ session: [] }],
    'x-access': one.access,
    'x-access-name': { ...ACTIONS[one.access].name },
    'x-max-body-bytes': one.maxBodyBytes,
    'x-rate-cost': one.cost,
  };
}

/** OpenAPI allows one response per status: codes that share a status are offered as examples of one response. */
function refusals(one: Endpoint): JsonObject {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...commonErrors(one), ...one.errors])) {
    const { status } = REFUSALS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses: JsonObject = {};
  for (const [status, codes] of [...byStatus].sort(([a], [b]) => a - b)) {
    const [first] = codes;
    responses[String(status)] =
      codes.length === 1 && first !== undefined
        ? { $ref: `#/components/responses/${first}` }
        : { description: codes.join(', '), content: problemContent(codes) };
  }
  return responses;
}

function problemResponse(code: ErrorCode): JsonObject {
  const { title, docs } = REFUSALS[code];
  return { description: `${title.zh} · ${title.en}. ${docs}`, content: problemContent([code]) };
}

function problemContent(codes: readonly ErrorCode[]): JsonObject {
  const examples: JsonObject = {};
  for (const code of codes) {
    examples[code] = { value: problemOf({ code, params: {}, errors: [] }, EXAMPLE_ID, 'zh') };
  }
  return { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' }, examples } };
}

function parametersOf(
  schema: z.ZodType,
  place: 'path' | 'query',
  id: string,
  schemas: JsonObject,
): JsonObject[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field as z.ZodType, undefined).success,
    schema: schemaOf(field as z.ZodType, 'input', `${id}${name}`, schemas),
  }));
}

/**
 * JSON Schema of a zod schema with its definitions moved to the components. Named schemas (`meta.id`) keep their
 * name; nameless recursive ones are named after the operation. A schema that reads differently as input and output
 * gets a component of its own for input.
 */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', owner: string, components: JsonObject): Json {
  const emitted = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject;
  const { $schema: _dialect, $defs, ...whole } = emitted;
  const definitions = Object.entries(($defs ?? {}) as JsonObject);
  const renamed = new Map(
    definitions.map(([name]) => [name, name.startsWith('__') ? `${owner}${name.replace(/^_+/, '_')}` : name]),
  );
  for (const [name, definition] of definitions) {
    const component = rewrite(definition, renamed);
    const known = components[name];
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(component)) {
      renamed.set(name, `${name}${io === 'input' ? 'Input' : 'Output'}`);
    }
  }
  for (const [name, definition] of definitions) {
    components[renamed.get(name) ?? name] = rewrite(definition, renamed);
  }
  return rewrite(whole, renamed);
}

function rewrite(node: Json, renamed: ReadonlyMap<string, string>): Json {
  if (Array.isArray(node)) return node.map((one) => rewrite(one, renamed));
  if (node === null || typeof node !== 'object') return node;
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string' && value.startsWith('#/$defs/')) {
      const name = value.slice('#/$defs/'.length);
      result[key] = `#/components/schemas/${renamed.get(name) ?? name}`;
    } else {
      result[key] = rewrite(value, renamed);
    }
  }
  return result;
}
