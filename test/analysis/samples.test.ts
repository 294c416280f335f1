import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalog } from '../../src/diagnostics/catalog/index.ts';
import { compileSamples } from './evaluation-samples.ts';
import { analyzeSamples, samplesFolder } from './samples.ts';

/** Codes without a sample, each with the reason. */
const unshown: Readonly<Record<string, string>> = {
  P104: 'root, who runs these tests in containers, can read every file',
};

const analyzed = analyzeSamples();
const { copy, samples: compiled } = await compileSamples();
afterAll(() => rmSync(copy, { recursive: true }));

describe('every finding of the catalog has a sample that shows it', () => {
  const shown = [...analyzed, ...compiled].map(({ name }) => name);
  it.each(Object.entries(catalog).filter(([, { code }]) => !(code in unshown)))(
    '%s',
    (name, { code }) => expect(shown).toContain(`${code}-${name}`),
  );

  it('and no sample is left over', () => expect(shown.length).toBe(new Set(shown).size));
});

describe('a sample reports its own code and nothing that it does not name', () => {
  it.each([...analyzed, ...compiled])('$name', ({ codes, diagnostics }) => {
    expect([...new Set(diagnostics.map(({ code }) => code))].sort()).toEqual([...codes].sort());
  });
});

describe('a sample prints its golden message', () => {
  it.each(analyzed)('$name', async ({ name, text }) => {
    await expect(text).toMatchFileSnapshot(join(samplesFolder, name, 'message.txt'));
  });

  it.each(compiled)('$name', async ({ name, text }) => {
    await expect(text).toMatchFileSnapshot(
      join(import.meta.dirname, 'fixtures', name, 'message.txt'),
    );
  });
});
