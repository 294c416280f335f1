import { defineConfig } from 'vitest/config';

/** Temporary files of a run, and the check that none is left. */
const globalSetup = ['test/global-setup.ts'];

/** Three tiers: `npm test` runs `fast`, `npm run test:sandbox` runs `sandbox` (root, installed parts). */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          globalSetup,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.sandbox.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'sandbox',
          globalSetup,
          include: ['test/**/*.sandbox.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
