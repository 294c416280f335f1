import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/diagnostics/catalog/index.ts';
import type { CatalogEntry } from '../../src/diagnostics/entry.ts';
import { UserError } from '../../src/diagnostics/errors.ts';
import { explainDiagnostic } from '../../src/diagnostics/explain.ts';
import { printDiagnosticsPage } from '../../src/library/reference/diagnostics-page.ts';

describe('explaining', () => {
  it.each(['P803', 'p803', '803', ' P803 ', 'fixed-sleep', 'Fixed-Sleep'])('takes %j', (query) => {
    expect(explainDiagnostic(query)).toBe(
      [
        'P803 fixed-sleep (warning)',
        '',
        'A fixed time is too short on a slow day and too long on all others.',
        '',
        'Example',
        "  s.run('sleep 30 && npm run e2e')",
        '',
        'Mend',
        '  Wait until something is true: s.smoke asks a service until it answers.',
        '',
      ].join('\n'),
    );
  });

  it.each(Object.entries(catalog as Record<string, CatalogEntry>))('knows %s', (name, { code }) => {
    expect(explainDiagnostic(code)).toBe(explainDiagnostic(name));
    expect(explainDiagnostic(code).startsWith(`${code} ${name}`)).toBe(true);
  });

  it.each([
    ['P80', /Did you mean `platform explain P80\d`\?/],
    ['fixed-slep', /Did you mean `platform explain fixed-sleep`\?/],
    ['something else entirely', /Give a code such as P401/],
    ['', /Give a code such as P401/],
    ['x'.repeat(100_000), /Give a code such as P401/],
  ])('does not know what is none: %#', (query, mend) => {
    try {
      explainDiagnostic(query);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({
        code: 'explain.unknownCode',
        exit: 'usage',
        mend: expect.stringMatching(mend),
      });
      expect((error as Error).message.length).toBeLessThan(200);
    }
  });
});

describe('the reference', () => {
  const reference = printDiagnosticsPage();
  it('lists every finding once, in the order of codes', () => {
    const listed = [...reference.matchAll(/^### (P\d{3}) (.*)$/gm)].map(
      ([, code, name]) => `${code} ${name}`,
    );
    const known = Object.entries(catalog).map(([name, { code }]) => `${code} ${name}`);
    expect(listed).toEqual(known.sort());
  });

  it('is one Markdown page', () => {
    expect(reference).toContain('\n# Diagnostics\n');
    expect(reference.endsWith('\n')).toBe(true);
    expect(reference).not.toContain('\n\n\n');
    expect(reference.match(/^```/gm)?.length).toBe(2 * Object.keys(catalog).length);
    expect(printDiagnosticsPage()).toBe(reference);
  });
});
