import { expect, test } from 'vitest';
import { killAtRandomMoments } from './kill-at-random-moments.ts';
import { makeKillSample } from './kill-samples.ts';

test.each(['compile', 'run'] as const)(
  '%s, killed at 6 moments; the soak has the full count',
  { timeout: 120_000 },
  async (command) => {
    const report = await killAtRandomMoments({
      ...makeKillSample(command),
      seed: 20260102,
      count: 6,
    });
    expect(report.problems).toEqual([]);
    expect(report.hits).toBeGreaterThan(2);
  },
);
