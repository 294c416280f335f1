import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { printProse, printTable } from '../../../src/library/reference/markdown.ts';
import { printStepPage } from '../../../src/library/reference/step-page.ts';
import { ensureDebianPackage } from '../../sandbox/debian-package.ts';
import { hostileContract, hostileText } from './hostile-contract.ts';

const folder = join(import.meta.dirname, '../../../docs/reference');

beforeAll(() => ensureDebianPackage('cmark-gfm'));

/** HTML as GitHub's own renderer makes it. */
async function render(markdown: string): Promise<string> {
  const options = ['--extension', 'table', '--extension', 'strikethrough', '--unsafe'];
  const { stdout } = await execa('cmark-gfm', options, { input: markdown });
  return stdout;
}

function textOf(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '')
    .trim();
}

it('renders hostile words as the words that they are', async () => {
  const [cell] = hostileText.split('\n');
  const paragraph = await render(printProse(cell as string));
  const words = (cell as string).replaceAll('`a|b` ``` \\| ', '').trim();
  expect(textOf(paragraph)).toContain(words);
  expect(paragraph.match(/<(\w+)/g)?.sort()).toEqual(['<code', '<p']);
  const table = await render(printTable(['Head', 'Other'], [[printProse(cell as string), 'end']]));
  expect(table.match(/<td/g)).toHaveLength(2);
  expect(textOf(table)).toContain(words);
  expect(table).not.toContain('<script');
});

it('renders a page of a hostile contract as any other', async () => {
  const options = { name: 'StepOptions', kind: 'interface', signatures: [], parents: [] } as const;
  const html = await render(
    printStepPage(
      hostileContract,
      'src/contracts/hostile-step.ts',
      [],
      [{ ...options, description: '', examples: [], members: [] }],
    ),
  );
  expectPlain(html);
  expect(html.match(/<h[12]/g)).toHaveLength(7);
  expect(html.match(/<table/g)).toHaveLength(2);
});

it.each(
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')),
)('renders %s to nothing but headings, text, tables, lists, links and code', async (path) => {
  expectPlain(await render(readFileSync(join(folder, path), 'utf8')));
});

/** Only what the printers make on purpose, and tables whose rows are as long as their heads. */
function expectPlain(html: string): void {
  const allowed = /^(h[123]|p|code|pre|table|thead|tbody|tr|th|td|ul|li|a|em|strong)$/;
  const tags = new Set([...html.matchAll(/<([a-z]\w*)/g)].map(([, tag]) => tag as string));
  expect([...tags].filter((tag) => !allowed.test(tag))).toEqual([]);
  for (const row of html.matchAll(/<table>.*?<\/table>/gs)) {
    const cells = [...row[0].matchAll(/<tr>(.*?)<\/tr>/gs)].map(
      ([, inner = '']) => inner.match(/<t[dh]/g)?.length,
    );
    expect(new Set(cells).size).toBe(1);
  }
}
