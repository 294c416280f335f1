import { expect, it } from 'vitest';
import { isSurelyShallow } from '../../../src/compiler/evaluate/nesting.ts';
import { evaluateText } from './repository.ts';

const depth = 50_000;

/** Texts that end oxc's process by a segmentation fault when it parses them. */
const deep: [string, string][] = [
  ['arrays', `${'['.repeat(depth)}${']'.repeat(depth)}`],
  ['parentheses', `${'('.repeat(depth)}1${')'.repeat(depth)}`],
  ['functions', `${'() => { return '.repeat(depth)}1${'}'.repeat(depth)}`],
  ['templates', `${'`${'.repeat(depth)}1${'}`'.repeat(depth)}`],
  ['conditions', `${'1 ? 1 : '.repeat(depth)}1`],
  ['assignments', `${'a = '.repeat(depth)}1`],
  ['powers', `1${' ** 1'.repeat(depth)}`],
  ['new', `${'new '.repeat(depth)}a`],
  ['arrays behind a division', `(1) / 2 / (2), ${'['.repeat(depth)}${']'.repeat(depth)}`],
  [
    'blocks that a regular expression seems to close',
    `() => { ${'{ {}/}/; '.repeat(depth)}${'}'.repeat(depth)} }`,
  ],
];

it.each(deep)('is doubted: %s', (_what, text) => {
  expect(isSurelyShallow(`export default ${text};`)).toBe(false);
});

it.each(deep.slice(0, 3))('does not end the process that compiles: %s', async (_what, text) => {
  const { problems } = await evaluateText(`export default ${text};`);
  expect(problems.map(({ name }) => name)).toEqual(['evaluate-recursion']);
});

it.each([
  ['a short text', '('.repeat(3000)],
  [
    'many stages',
    `export default [${"build('a', (s) => [s.run('b'), s.run(`c ${1}`)]),\n".repeat(10_000)}];`,
  ],
  ['many statements', 'const a = f(1);\nif (a) { b(); } else { c(); }\n'.repeat(1_000)],
  [
    'statements without semicolons',
    'const a = f(1, 2)\nconst b = [1, 2].map((x) => x)\n'.repeat(300),
  ],
])('is not doubted: %s', (_what, text) => {
  expect(isSurelyShallow(text)).toBe(true);
});

it('transforms what is only doubted as well', async () => {
  const { definition, problems, resolvePosition } = await evaluateText(
    `import { at } from 'jenkins-pipeline-sdk';\nconst half: number = (4) / 2;\n${'// a comment\n'.repeat(1000)}export default { half, at: at('x').at };`,
  );
  expect(problems).toEqual([]);
  const { half, at } = definition as { half: number; at: string };
  expect(half).toBe(2);
  expect(resolvePosition(at)).toEqual({ file: 'platform.pipeline.ts', line: 1003, column: 28 });
});

it('reports syntax errors of what is only doubted', async () => {
  const { problems } = await evaluateText(`const é = (4) / 2;\n${'\n'.repeat(5000)}let a = ;`);
  expect(
    problems.map(({ name, position }) => `${name} ${position?.line}:${position?.column}`),
  ).toEqual(['source-syntax 5002:9']);
});
