import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Temporary files of a run, and the check that none is left. */
const globalSetup = ['test/global-setup.ts'];

/** The tests of the sample pipelines name this package as a team does, which has it installed. */
const testing = {
  'jenkins-pipeline-sdk/testing/vitest': join(import.meta.dirname, '../src/simulate/vitest.ts'),
  'jenkins-pipeline-sdk/testing': join(import.meta.dirname, '../src/simulate/index.ts'),
};

/** Three tiers: `npm test` runs `fast`, `npm run test:sandbox` runs `sandbox` (root, installed parts). */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
  test: {
    projects: [
      {
        resolve: { alias: testing },
        test: {
          name: 'fast',
          globalSetup,
          include: ['test/**/*.test.ts', 'pipelines/*/platform.pipeline.spec.js'],
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
