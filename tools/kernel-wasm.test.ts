import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileKernel } from './kernel-wasm.ts';

it('the compiled kernel is what the compiler makes of its source', async () => {
  const table = join(import.meta.dirname, '../packages/core/src/geometry/kernel/overlay-wasm.data.ts');
  expect(readFileSync(table, 'utf8')).toBe(await compileKernel());
});
