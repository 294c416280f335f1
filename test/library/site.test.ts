import { expect, test } from 'vitest';
import { printSite } from '../../src/library/site/print-site.ts';
import { listBaseContracts } from '../../src/platform-library/read-project.ts';
import { makeContract } from '../platform-library/make-project.ts';

const library = { name: '@acme/pipelines', version: '1.2.3' };

test('one page has every step, and needs nothing else', () => {
  const contracts = listBaseContracts();
  const page = printSite(contracts, library);
  for (const { name } of contracts) {
    expect(page).toContain(`<a href="#${name}">`);
    expect(page).toContain(`<section id="${name}">`);
  }
  expect(page).not.toMatch(/<(script|link|img|iframe)|\bsrc=|url\(/);
  expect(page).toContain("default-src 'none'");
  expect(printSite(contracts, library)).toBe(page);
});

test('texts of a contract are shown, never run', () => {
  const hostile = '</section><script>alert(1)</script>"\'&`<b>`';
  const page = printSite(
    [
      makeContract({
        summary: hostile,
        description: hostile,
        since: hostile,
        examples: [hostile],
        deprecated: { since: hostile, use: hostile, reason: hostile },
      }),
    ],
    { name: hostile, version: hostile },
  );
  expect(page).not.toMatch(/<script|<b>/);
  expect(page.match(/<\/section>/g)).toHaveLength(1);
});
