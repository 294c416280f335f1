import { expect, test } from 'vitest';
import { killAtRandomMoments } from './kill-at-random-moments.ts';
import { makeKillSample } from './kill-samples.ts';

test.each(['compile', 'run'] as const)(
  '%s, killed at 10 moments',
  { timeout: 120_000 },
  async (command) => {
    const report = await killAtRandomMoments({
      ...makeKillSample(command),
      seed: 20260102,
      count: 10,
    });
    expect(report.problems).toEqual([]);
    expect(report.hits).toBeGreaterThan(5);
  },
);
