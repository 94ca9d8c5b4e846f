import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SLOW } from './slowest-first.ts';

describe('the order in which test files begin', () => {
  it('names files that there are', () => {
    expect(SLOW.filter((file) => !existsSync(join(import.meta.dirname, '..', file)))).toEqual([]);
  });
});
