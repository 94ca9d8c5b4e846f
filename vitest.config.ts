import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tools/slowest-first.ts';

// The three kinds run side by side, the slow files first: a part of what servers and browsers do is waiting, and with more
// files under way than cores neither core is idle while the last file of a kind ends.
const WORKERS = Math.max(3, availableParallelism());

export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    maxWorkers: WORKERS,
    testTimeout: 60_000,
    // Most of it is making a database, which a busy machine does slowly.
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // What they test keeps no state between calls: loading core anew for each file cost a fifth of their time.
          isolate: false,
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
          // Servers under test neither fill the terminal nor hold their one caller back.
          // Cheap password hashes, and no second factor where a test does not ask for one.
          env: { LOG_LEVEL: 'silent', RATE_LIMIT: '0', ARGON2_MEMORY_KIB: '8', SECOND_FACTOR: 'nobody' },
          include: ['apps/**/*.itest.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/setup.ts'],
        },
      },
    ],
  },
});
