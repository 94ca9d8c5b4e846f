import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tools/slowest-first.ts';

// The three kinds run one after the other (groupOrder). Each uses both cores of a small machine; the runner's own choice
// would leave one idle.
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    testTimeout: 60_000,
    // Most of it is making a database, which a busy machine does slowly.
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          maxWorkers: Math.max(2, availableParallelism() - 1),
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
        test: {
          name: 'integration',
          sequence: { groupOrder: 1 },
          // Servers under test neither fill the terminal nor hold their one caller back.
          // Cheap password hashes, and no second factor where a test does not ask for one.
          env: { LOG_LEVEL: 'silent', RATE_LIMIT: '0', ARGON2_MEMORY_KIB: '8', SECOND_FACTOR: 'nobody' },
          include: ['apps/**/*.itest.ts'],
          maxWorkers: 3,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          sequence: { groupOrder: 2 },
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/setup.ts'],
          maxWorkers: 3,
        },
      },
    ],
  },
});
