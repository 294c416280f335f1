import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printReport } from '../../../src/local/report/print-report.ts';
import { hostileNames, sampleRun } from './sample-record.ts';

let browser: Browser;
let folder: string;
let file: string;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  file = join(folder, 'report.html');
  const logs = new Map(
    hostileNames.map((_, index) => [`logs/${index}.log`, hostileNames.join('\n')]),
  );
  writeFileSync(
    file,
    printReport(sampleRun(), {
      diagram: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>',
      logs,
      artifacts: [],
    }),
  );
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the report; everything that the browser complains about, and asks for, is kept. */
async function openReport(scheme: 'light' | 'dark') {
  const page = await browser.newPage({
    colorScheme: scheme,
    viewport: { width: 1200, height: 900 },
  });
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) problems.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, problems };
}

const groundOf = (page: Page) =>
  page.evaluate<string>('getComputedStyle(document.body).backgroundColor');

test('opens without a complaint, and no name became anything but text', async () => {
  const { page, problems } = await openReport('light');
  expect(problems).toEqual([]);
  expect(await page.evaluate('window.hit')).toBeUndefined();
  expect(await page.locator('summary .label').allTextContents()).toEqual(
    expect.arrayContaining([hostileNames[0], hostileNames[1], hostileNames[3], hostileNames[5]]),
  );
  expect(await page.locator('h1').textContent()).toContain(hostileNames[0]);
});

test('the keyboard reaches each step and opens it', async () => {
  const { page } = await openReport('light');
  const closed = page.locator('details:not([open]) > summary').first();
  const label = await closed.textContent();
  let reached = false;
  for (let count = 0; count < 60 && !reached; count += 1) {
    await page.keyboard.press('Tab');
    reached = (await page.evaluate<string | null>('document.activeElement.textContent')) === label;
  }
  expect(reached).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.parentElement.open')).toBe(true);
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe(
    'solid',
  );
});

test('light and dark differ, nothing is wider than the page, and it can be seen', async () => {
  const light = await openReport('light');
  const dark = await openReport('dark');
  expect(await groundOf(light.page)).not.toBe(await groundOf(dark.page));
  for (const { page } of [light, dark]) {
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const picture = await page.screenshot({ path: `${file}.png`, fullPage: true });
    expect(picture.length).toBeGreaterThan(10_000);
  }
  expect(readdirSync(join(file, '..'))).toContain('report.html.png');
});
