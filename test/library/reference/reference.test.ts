import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StepContract } from '../../../src/contracts/contract.ts';
import { contracts } from '../../../src/contracts/index.ts';
import { ExitCode } from '../../../src/diagnostics/exit-codes.ts';
import { stepOptionNames } from '../../../src/dsl/step-options.ts';
import type { DeclarationDoc } from '../../../src/library/reference/declaration-doc.ts';
import { printStepPage } from '../../../src/library/reference/step-page.ts';
import { printStepsIndex } from '../../../src/library/reference/steps-index.ts';
import { hostileContract } from './hostile-contract.ts';

const folder = join(import.meta.dirname, '../../../docs/reference');
const pages = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
);
const all = Object.values(contracts) as unknown as StepContract[];

describe.each([...pages.keys()])('%s', (path) => {
  const page = pages.get(path) ?? '';

  it('says that it is generated, has one title and no stray blank lines', () => {
    expect(page).toMatch(
      /^<!-- Generated from \S+ by `npm run generate`\. Do not edit\. -->\n\n# /,
    );
    expect(withoutCode(page).match(/^# /gm)).toHaveLength(1);
    expect(page).not.toMatch(/\n\n\n/);
    expect(page).toMatch(/[^\n]\n$/);
  });

  it('links to places that exist', () => {
    for (const [, target = '', anchor] of withoutCode(page).matchAll(/\]\(([^)#]*)(#[^)]*)?\)/g)) {
      const linked = target === '' ? path : posix.join(posix.dirname(path), target);
      expect([...pages.keys()]).toContain(linked);
      if (anchor !== undefined)
        expect(anchorsOf(pages.get(linked) ?? '')).toContain(anchor.slice(1));
    }
  });
});

it.each(all)('has a page of $name with everything that its contract says', (contract) => {
  const page = pages.get(`steps/${contract.name}.md`) ?? '';
  for (const example of contract.examples) expect(page).toContain(example);
  const members = [contract.parameters, contract.outputs].flatMap((schema) =>
    Object.keys(schema.properties),
  );
  for (const name of members) expect(page).toContain(`| \`${name}\``);
  for (const name of stepOptionNames.filter((option) => option !== 'save'))
    expect(page).toContain(`| \`${name}\` |`);
  expect(page).toContain('## Access');
  expect(page).toContain(contract.executor === 'runner' ? '```groovy' : 'Jenkins');
  expect(pages.get('steps.md')).toContain(`](steps/${contract.name}.md)`);
});

it('names every exit code with its meaning', () => {
  for (const [name, code] of Object.entries(ExitCode))
    expect(pages.get('exit-codes.md')).toMatch(
      new RegExp(`^\\| ${code} \\| \`${name}\` \\| \\S`, 'm'),
    );
});

it('shows examples and flags of every command', () => {
  const page = pages.get('commands.md') ?? '';
  const commands = [...page.matchAll(/^## platform (\w+)$/gm)].map(([, name]) => name);
  expect(commands).toEqual([
    'new',
    'compile',
    'check',
    'run',
    'plan',
    'graph',
    'jenkins',
    'replay',
    'library',
    'upgrade',
    'explain',
    'completion',
  ]);
  for (const name of commands)
    expect(page).toMatch(new RegExp(`^(source <\\()?platform ${name}\\b`, 'm'));
  expect(page).not.toContain('__complete');
});

it('explains what the DSL exports, each once', () => {
  const page = pages.get('dsl.md') ?? '';
  for (const anchor of [
    'dsl-command',
    'type-command',
    'stage-deploy',
    'steps-within',
    'dsl-context',
  ])
    expect(anchorsOf(page).filter((found) => found === anchor)).toHaveLength(1);
  expect(page).not.toContain('serialiseForHost');
  expect(new Set(anchorsOf(page)).size).toBe(anchorsOf(page).length);
});

it('keeps hostile words of a contract in their cell, paragraph or fence', () => {
  const options: DeclarationDoc = {
    name: 'StepOptions',
    kind: 'interface',
    signatures: [],
    parents: [],
    description: '',
    examples: [],
    members: [],
  };
  const page = printStepPage(hostileContract, 'src/contracts/hostile-step.ts', [], [options]);
  const plain = withoutCode(page);
  expect(plain.match(/^#+ .*/gm)).toEqual([
    '# hostileStep',
    '## Parameters',
    '## Outputs',
    '## Facts',
    '## Access',
    '## In a Jenkinsfile',
    '## Options of every step',
  ]);
  expect(plain).not.toContain('<script>');
  expect(plain).not.toMatch(/(?<!\\)\]\((?!run\.md|\.\.\/dsl)/);
  expect(printStepsIndex([hostileContract])).not.toContain('<script>');
});

/** Markdown without fences and code spans. */
function withoutCode(page: string): string {
  return page.replace(/^(`{3,})[^\n]*\n.*?^\1$/gms, '').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
}

function anchorsOf(page: string): string[] {
  return [
    ...[...page.matchAll(/<a id="([^"]*)"><\/a>/g)].map(([, id]) => id as string),
    ...[...withoutCode(page).matchAll(/^#+ (.*)$/gm)]
      .filter(([, title]) => !page.includes(`></a>\n\n### ${title}`))
      .map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      ),
  ];
}
