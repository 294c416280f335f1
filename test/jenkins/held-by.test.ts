import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The tables of facts and threats name tests; a name that is not there holds nothing. */

const root = join(import.meta.dirname, '../..');
const samples = readdirSync(join(root, 'test/analysis/samples'));

describe.each(['docs/jenkins-facts.md', 'docs/threat-model.md'])('%s', (document) => {
  const rows = readFileSync(join(root, document), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ +\|/.test(line))
    .map((line) => {
      const cells = line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim());
      return { number: cells[0] as string, what: cells[1] as string, held: cells.at(-1) as string };
    });

  test('has lines, numbered in order', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_row, index) => index + 1));
  });

  test.each(rows)('$number $what', ({ held }) => {
    const references = held.split(/; (?=`)/);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const [, code] = /^`(P\d{3})`$/.exec(reference) ?? [];
      if (code !== undefined) {
        expect(
          samples.some((name) => name.startsWith(`${code}-`)),
          reference,
        ).toBe(true);
        continue;
      }
      const [, path, title] = /^`([^`]+)`(?: › (.+))?$/.exec(reference) ?? [];
      const file = join(root, path ?? 'nothing');
      expect(existsSync(file), reference).toBe(true);
      if (title === undefined) continue;
      expect(statSync(file).isFile(), reference).toBe(true);
      expect(readFileSync(file, 'utf8').includes(title), reference).toBe(true);
    }
  });
});
