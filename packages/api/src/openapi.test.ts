import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isOpenToPublic } from '@luodi/core/access';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { REFUSALS } from './errors.ts';
import { openApi } from './openapi.ts';
import { resources } from './resources.ts';

const Ajv2020 = createRequire(import.meta.url)('ajv/dist/2020').default;
const shape = JSON.parse(readFileSync(new URL('./openapi-3.1.data.json', import.meta.url), 'utf8'));
const INFO = { title: 'test', version: '1', description: 'test' };

const named = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Named' });
interface Tree {
  name: string;
  children: Tree[];
}
const tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), children: z.array(tree) }));
const rich = endpoint({
  method: 'POST',
  path: '/api/things/{thing}',
  access: 'plan.read',
  summary: { zh: '测试', en: 'Test' },
  params: z.strictObject({ thing: z.string().max(10) }),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).default(5), must: z.string() }),
  body: z.strictObject({ name: named, tree }),
  response: z.object({ name: named, tree }),
  errors: ['conflict', 'not-found'],
});

/** Every `$ref` of a document, to prove that each leads somewhere. */
function refsOf(node: unknown, found: string[] = []): string[] {
  if (node === null || typeof node !== 'object') return found;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') found.push(value);
    else refsOf(value, found);
  }
  return found;
}

function follow(document: unknown, ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
}

describe('openApi', () => {
  const document = JSON.parse(JSON.stringify(openApi([...resources, rich], INFO)));
  const ajv = new Ajv2020({ strict: false });

  it('has the structure OpenAPI 3.1 asks for', () => {
    const validate = ajv.compile(shape);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  it('leads every reference to a component', () => {
    const refs = refsOf(document);
    expect(refs.length).toBeGreaterThan(5);
    for (const ref of refs) expect(follow(document, ref), ref).toBeDefined();
  });

  it('carries schemas that are valid draft 2020-12', () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(
        () => ajv.compile({ ...(schema as object), components: document.components }),
        name,
      ).not.toThrow();
    }
  });

  it('examples of refusals match the Problem schema', () => {
    const validate = ajv.compile({ ...document.components.schemas.Problem, components: document.components });
    for (const response of Object.values(document.components.responses)) {
      const { examples } = (
        response as { content: Record<string, { examples: Record<string, { value: unknown }> }> }
      ).content['application/problem+json'] as { examples: Record<string, { value: unknown }> };
      for (const { value } of Object.values(examples)) {
        expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
      }
    }
  });

  it('tells for each operation what is done and whether it needs a session', () => {
    for (const one of resources) {
      const operation = document.paths[one.path][one.method.toLowerCase()];
      expect(operation['x-access']).toBe(one.access);
      const open = isOpenToPublic(one.access);
      expect(operation.security).toEqual(open ? [{}, { session: [] }] : [{ session: [] }]);
      if (!open) expect(Object.keys(operation.responses), one.path).toContain('401');
    }
    expect(document.components.securitySchemes.session.name).toBe('__Host-luodi');
  });

  it('requires query parameters without default only, and path parameters always', () => {
    const { parameters } = document.paths['/api/things/{thing}'].post;
    expect(parameters.map((one: { name: string; required: boolean }) => [one.name, one.required])).toEqual([
      ['thing', true],
      ['limit', false],
      ['must', true],
    ]);
  });
});

describe('resources', () => {
  it('name each place of the path in params and nothing else', () => {
    for (const one of [...resources, rich]) {
      const places = [...one.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      const keys = one.params instanceof z.ZodObject ? Object.keys(one.params.shape) : [];
      expect(keys.sort(), one.path).toEqual(places.sort());
    }
  });

  it('have distinct addresses', () => {
    const addresses = resources.map((one) => `${one.method} ${one.path.replace(/\{[^}]+\}/g, '{}')}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('REFUSALS', () => {
  it('use the same places in both languages', () => {
    // A word that itself differs by language comes as two params, `whyZh` and `whyEn`.
    const places = (text: string) =>
      [...text.matchAll(/\{(\w+?)(?:Zh|En)?\}/g)].map(([, name]) => name).sort();
    for (const [code, { detail }] of Object.entries(REFUSALS)) {
      expect(places(detail.zh), code).toEqual(places(detail.en));
    }
  });
});
