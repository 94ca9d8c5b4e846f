import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDocuments } from './emit-format.ts';

const root = join(import.meta.dirname, '..');

describe('published format', () => {
  for (const [path, text] of formatDocuments()) {
    it(`${path} is what the schemas and catalogues say (node tools/emit-format.ts writes it)`, () => {
      expect(existsSync(join(root, path))).toBe(true);
      expect(readFileSync(join(root, path), 'utf8')).toBe(text);
    });
  }
});
