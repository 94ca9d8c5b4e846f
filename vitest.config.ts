import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'apps/**/*.test.{ts,tsx}',
            'plans/**/*.test.ts',
            'fixtures/**/*.test.ts',
            'tools/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['apps/**/*.itest.ts'], fileParallelism: false },
      },
      { extends: true, test: { name: 'browser', include: ['e2e/**/*.e2e.ts'], fileParallelism: false } },
    ],
  },
});
