import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureHelm } from '../../src/adapters/tools/ensure-helm.ts';
import { type Engine, startEngine } from '../engine/engine.ts';
import { ensureDebianPackage } from '../sandbox/debian-package.ts';
import { ensureHclParsers } from './languages/hcl.ts';
import { runInjection } from './run-injection.ts';

let engine: Engine;
beforeAll(async () => {
  await ensureDebianPackage('cmark-gfm');
  engine = await startEngine();
});
afterAll(() => engine?.[Symbol.asyncDispose]());

/** Full counts stand in test/soak. */
const strings = 2000;

it('lets no string be anything but data, whatever language it is generated into', async () => {
  const helm = await ensureHelm({ neededBy: 'a test', environment: process.env });
  const parts = { engine, helm: helm.path, hcl: ensureHclParsers() };
  const { tallies, accepted, refusals, ...counts } = await runInjection(parts, {
    strings,
    seed: 20_261_125,
  });
  const escapes = [...tallies].filter(([, tally]) => tally.escapes.length > 0);
  expect(escapes.map(([name, tally]) => [name, tally.escapes.slice(0, 5)])).toEqual([]);
  expect(counts.strings).toBeGreaterThanOrEqual(strings);
  expect(accepted).toBeGreaterThan(strings / 2);
  expect(refusals.size).toBeGreaterThan(10);
  // A language that nothing arrived in was not tested.
  for (const [name, { arrived }] of tallies) expect(arrived, name).toBeGreaterThan(0);
});
