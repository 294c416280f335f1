import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runTypeCompiler, type TypeMessage } from './run-type-compiler.ts';

const folder = import.meta.dirname;
const cases = (kind: 'misuse' | 'use'): string[] =>
  readdirSync(join(folder, 'cases', kind))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
const read = (kind: 'misuse' | 'use', name: string): string[] =>
  readFileSync(join(folder, 'cases', kind, `${name}.ts`), 'utf8').split('\n');

let messages: Map<string, TypeMessage[]>;
beforeAll(() => {
  messages = Map.groupBy(runTypeCompiler(folder), ({ file }) =>
    file.replace(/^.*cases\/(.*)\.ts$/, '$1'),
  );
});

/** What a person sees first: the line with the place marked, and the first sentence of the message. */
function printFirstMessage(name: string): string {
  const lines = read('misuse', name);
  const [first] = messages.get(`misuse/${name}`) ?? [];
  if (first === undefined) return `${name}: no message`;
  const source = lines[first.line - 1] ?? '';
  const indent = source.length - source.trimStart().length;
  return [
    `## ${name}`,
    lines[0]?.replace(/^\/\/ /, ''),
    '',
    `    ${source.slice(indent)}`,
    `    ${' '.repeat(first.column - 1 - indent)}^`,
    `${first.code} ${first.text.split('\n')[0]}`,
    '',
  ].join('\n');
}

describe('what must not compile', () => {
  test('there are enough cases', () => {
    expect(cases('misuse').length).toBeGreaterThanOrEqual(60);
  });

  test.each(cases('misuse'))('%s', (name) => {
    expect(read('misuse', name)[0]).toMatch(/^\/\/ Wrong: [^\n]+\.$/);
    expect(messages.get(`misuse/${name}`)).not.toBeUndefined();
  });

  test('the first message of each says what to do', async () => {
    await expect(cases('misuse').map(printFirstMessage).join('\n')).toMatchFileSnapshot(
      'golden/misuse.md',
    );
  });
});

describe('what must compile', () => {
  test('there are enough cases', () => {
    expect(cases('use').length).toBeGreaterThanOrEqual(40);
  });

  test.each(cases('use'))('%s', (name) => {
    expect(read('use', name)[0]).toMatch(/^\/\/ Right: [^\n]+\.$/);
    expect(messages.get(`use/${name}`) ?? []).toEqual([]);
  });
});

test('the types themselves are without errors', () => {
  const elsewhere = [...messages.keys()].filter((file) => !/^(misuse|use)\//.test(file));
  expect(elsewhere).toEqual([]);
});
