import { describe, expect, it } from 'vitest';
import { compareLibraries } from '../../src/compatibility/compare-libraries.ts';
import { describeDifference } from '../../src/compatibility/describe-difference.ts';
import { printManifest } from '../../src/compatibility/library-manifest.ts';
import { parseManifest } from '../../src/compatibility/parse-manifest.ts';
import { rules } from '../../src/compatibility/rules/index.ts';
import { catalogue } from './catalogue.ts';
import { describeSample, sampleContract } from './sample-contract.ts';

const before = describeSample([sampleContract]);

describe('the catalogue of changes', () => {
  it('has at least sixty', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(60);
  });

  it.each(catalogue.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
    const { differences, bump } = compareLibraries(before, describeSample(entry.after));
    expect(differences.map((difference) => difference.rule).sort()).toEqual(
      [...entry.rules].sort(),
    );
    expect(bump).toBe(entry.rules.length === 0 ? 'none' : entry.bump);
    for (const difference of differences) expect(describeDifference(difference)).not.toBe('');
  });
});

it('finds nothing between a library and itself, or its text', () => {
  expect(compareLibraries(before, before)).toEqual({ differences: [], bump: 'none' });
  const again = parseManifest(printManifest(before), 'the text');
  expect(compareLibraries(before, again)).toEqual({ differences: [], bump: 'none' });
});

it('has rules with codes of their own, at least forty', () => {
  const all = Object.values(rules);
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(new Set(all.map((rule) => rule.code)).size).toBe(all.length);
});
