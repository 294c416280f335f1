import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPlan } from '../../src/simulate/plan/draw-plan.ts';
import { createPlan } from '../../src/simulate/plan/plan.ts';
import { compileGolden, goldenCases } from '../emit/compile-golden.ts';
import { ensureDebianPackage } from '../sandbox/debian-package.ts';

let browser: Browser;
beforeAll(async () => {
  await ensureDebianPackage('chromium');
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
});
afterAll(() => browser?.close());

/** Runs in the browser: texts that reach out of the picture, and rows in which a mark covers a text. */
const findProblems = `
  (() => {
    const box = (element) => element.getBoundingClientRect();
    const page = box(document.querySelector('svg'));
    const outside = [...document.querySelectorAll('text')].filter((text) => {
      const { left, right, top, bottom } = box(text);
      return left < page.left || right > page.right || top < page.top || bottom > page.bottom;
    });
    const covered = [...document.querySelectorAll('svg > g')].flatMap((row) =>
      [...row.querySelectorAll('text')].filter((text) =>
        [...row.querySelectorAll('circle, path')].some((mark) =>
          box(mark).left < box(text).right && box(mark).right > box(text).left)));
    return [...outside, ...covered].map((text) => text.textContent);
  })()`;

test.each(goldenCases)(
  'the picture of the plan of %s keeps every text in its place',
  async (name) => {
    const { pipeline } = await compileGolden(name);
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => problems.push(request.url()));
    await page.setContent(`<body style="margin:0">${drawPlan(createPlan(pipeline))}</body>`);
    expect(await page.evaluate<string[]>(findProblems)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  },
);
