import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parsePackage } from '../packages/core/src/plan/index.ts';
import { formatDocuments, lintParts } from './emit-format.ts';

const root = join(import.meta.dirname, '..');

describe('published format', () => {
  for (const [path, text] of formatDocuments()) {
    it(`${path} is what the schemas and catalogues say (node tools/emit-format.ts writes it)`, () => {
      expect(existsSync(join(root, path))).toBe(true);
      expect(readFileSync(join(root, path), 'utf8')).toBe(text);
    });
  }
});

describe('catalogues of findings', () => {
  it('share no code, so that a code means one thing', () => {
    const codes = lintParts.flatMap(([, , catalogue]) => Object.keys(catalogue));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});

describe('published JSON Schemas', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat('uri', true);
  const plan = join(root, 'plans/linqing-2021-2025');
  const files = new Map(
    readdirSync(plan, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(yaml|json)$/.test(name))
      .map((name) => [name, new Uint8Array(readFileSync(join(plan, name)))]),
  );
  const content = parsePackage(files).package!.content as unknown as Record<string, unknown>;
  const layer: unknown = JSON.parse(readFileSync(join(plan, 'layers/zone.grid.json'), 'utf8'));
  for (const [path, text] of formatDocuments()) {
    if (!path.endsWith('.schema.json')) continue;
    it(`${path} accepts the first plan and refuses an unknown key`, () => {
      const validate = ajv.compile(JSON.parse(text));
      expect(validate({ unknown: 1 })).toBe(false);
      const name = path.replace(/^.*\//, '').replace('.schema.json', '');
      const value = name === 'layer' ? layer : content[`${name}.yaml`];
      if (name === 'classification' || name === 'registers') expect(value).toBeUndefined();
      else expect(validate(value), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    });
  }
});
