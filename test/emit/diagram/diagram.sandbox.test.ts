import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printDiagram } from '../../../src/emit/diagram/emit-diagram.ts';
import { ensureDebianPackage } from '../../sandbox/debian-package.ts';
import { compileGolden, goldenCases } from '../compile-golden.ts';

let browser: Browser;
beforeAll(async () => {
  await ensureDebianPackage('chromium');
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
afterAll(() => browser?.close());

/** Runs in the browser, whose types this project leaves out. */
const printedColours = `
  ['.pd g rect:nth-of-type(1)', '.pd g text.pd-title, .pd g text']
    .map((selector) => getComputedStyle(document.querySelector(selector)).fill)`;

/** From 0 for black to 1 for white, of `rgb(1, 2, 3)`. */
function toLightness(colour: string): number {
  const parts = [...colour.matchAll(/\d+/g)].slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0) / 765;
}

describe.each(goldenCases)('%s in a browser', async (name) => {
  const { pipeline } = await compileGolden(name);

  it('keeps every text on its card', async () => {
    const page = await browser.newPage();
    await page.setContent(`<body style="margin:0">${await printDiagram(pipeline)}</body>`);
    const overflowing = await page.$$eval('.pd g', (cards) =>
      cards.flatMap((card) => {
        const right = Math.max(
          ...[...card.querySelectorAll('rect')].map((rect) => rect.getBoundingClientRect().right),
        );
        return [...card.querySelectorAll('text')]
          .filter((text) => text.getBoundingClientRect().right > right)
          .map((text) => text.textContent);
      }),
    );
    expect(overflowing).toEqual([]);
    await page.close();
  });

  it('is readable on a light and on a dark page', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme });
      await page.setContent(await printDiagram(pipeline));
      const [card, text] = (await page.evaluate<string[]>(printedColours)).map(toLightness) as [
        number,
        number,
      ];
      expect(Math.abs(card - text)).toBeGreaterThan(0.4);
      expect(card > 0.5).toBe(colorScheme === 'light');
      await page.close();
    }
  });
});
