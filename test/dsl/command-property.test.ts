import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScripts, valuesOf, writeScript } from './run-scripts.ts';
import { anyScript } from './script-grammar.ts';

/** How many scripts are made. */
const scriptCount = 7000;
const seed = 20_261_124;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
  for (const name of ['a', 'b', 'zz']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const scripts = fc.sample(anyScript, { numRuns: scriptCount, seed }).map(writeScript);

describe('random scripts with values in them', () => {
  test('every value in a place that would not keep it is refused, and no other', () => {
    for (const { written, refused } of scripts) {
      const expected = valuesOf(written).flatMap(({ kept }, index) => (kept ? [] : [index]));
      expect({ refused, written }).toEqual({ refused: expected, written });
    }
    const refusals = scripts.filter(({ refused }) => refused.length > 0).length;
    expect(refusals).toBeGreaterThan(scriptCount / 10);
  });

  // Five thousand and more in the shell of most steps; a part in bash, which takes twice as long.
  test.each([
    ['sh', scriptCount],
    ['bash', 1500],
  ])('in %s each value arrives as it is, and nothing else runs', (shell, count) => {
    const accepted = scripts.filter(({ refused }) => refused.length === 0).slice(0, count);
    expect(accepted.length).toBeGreaterThanOrEqual(Math.min(count, 5000));
    const shown = runScripts(
      accepted.map(({ script }) => script),
      shell,
      folder,
    );
    for (const [index, { written }] of accepted.entries())
      expect({ shows: shown[index], index }).toEqual({ shows: written.shows, index });
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'zz']);
  });

  test('the scripts are worth it', () => {
    const values = scripts.flatMap(({ written }) => valuesOf(written));
    expect(values.length).toBeGreaterThan(scriptCount);
    expect(values.filter(({ value }) => value.includes('pwned')).length).toBeGreaterThan(1000);
    expect(new Set(scripts.map(({ written }) => JSON.stringify(written))).size).toBeGreaterThan(
      scriptCount * 0.9,
    );
  });
});
