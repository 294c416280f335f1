import { describe, expect, it } from 'vitest';
import { evaluateText, summarise } from './repository.ts';

const place = (line: number, column: number) => `platform.pipeline.ts:${line}:${column}`;

it('hands over what the file exports', async () => {
  const { definition, problems } = await evaluateText(
    "import { definePipeline } from 'jenkins-pipeline-sdk';\nexport default definePipeline({ name: 'x' });",
  );
  expect(problems).toEqual([]);
  expect(definition).toEqual({ name: 'x', at: place(2, 16) });
});

it('reports a thrown error where it was thrown', async () => {
  const { problems } = await evaluateText(
    "type A = { a: string };\nfunction find(name: string): A {\n  throw new Error(`no ${name}`);\n}\nexport default find('x');",
  );
  expect(summarise(problems)).toEqual([`evaluate-threw ${place(3, 13)}`]);
  expect(problems[0]?.message).toBe('The file threw an error while it ran: no x');
});

it.each([
  ["'a text'", 'a text'],
  ['null', 'null'],
  ['Symbol("x")', 'a symbol'],
  ['{ a: 1 }', 'an error without a message'],
  ['new TypeError("x")', 'TypeError: x'],
  [
    'new (class extends Error { get message(): string { throw 1 } })()',
    'an error without a message',
  ],
  ['new Proxy({}, { get() { throw 1 } })', 'an error without a message'],
])('describes whatever is thrown: %s', async (thrown, described) => {
  const { problems } = await evaluateText(`throw ${thrown};`);
  expect(problems.map(({ name }) => name)).toEqual(['evaluate-threw']);
  expect(problems[0]?.message).toBe(`The file threw an error while it ran: ${described}`);
});

it('makes thrown text printable', async () => {
  const { problems } = await evaluateText(
    'throw new Error("\\u001b[2J\\u202e\\n::error::" + "x".repeat(5000));',
  );
  expect(problems[0]?.message).not.toMatch(/\p{Cc}|\p{Cf}/u);
  expect(problems[0]?.message.length).toBeLessThan(1100);
});

describe('code that does not end', () => {
  const timeoutMs = 200;

  it.each([
    ['a loop', 'export default 1;\nfor (;;) {}', place(2, 1)],
    [
      'a loop in a function',
      'const f = () => {\n  for (;;) {}\n};\nexport default f();',
      place(2, 3),
    ],
    [
      'a regular expression',
      "export default 1;\n/^(a+)+$/.test('a'.repeat(40) + 'b');",
      place(2, 11),
    ],
    [
      'a getter of the definition',
      'export default {\n  get a() {\n    for (;;) {}\n  },\n};',
      place(3, 5),
    ],
    ['a toJSON', 'export default { toJSON() { for (;;) {} } };', place(1, 29)],
    [
      'jobs that make jobs',
      'export default 1;\nconst f = async () => { for (;;) await 0 };\nf();',
      place(2, 40),
    ],
  ])('is stopped at its line: %s', async (_what, text, position) => {
    const { problems } = await evaluateText(text, { timeoutMs });
    expect(problems[0]?.message).toBe(
      'The file did not end within 0.2 s; it was here when it was stopped.',
    );
    const line = /^evaluate-timeout (platform\.pipeline\.ts:\d+):/.exec(
      summarise(problems)[0] ?? '',
    );
    expect(line?.[1]).toBe(position.replace(/:\d+$/, ''));
  });

  it('can not catch its end', async () => {
    const { problems } = await evaluateText(
      'for (;;) { try { for (;;) {} } catch {} finally {} }',
      {
        timeoutMs,
      },
    );
    expect(problems.map(({ name }) => name)).toEqual(['evaluate-timeout']);
  });

  it('is stopped inside an operation of the engine that never asks', async () => {
    const { problems } = await evaluateText(
      'export default Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);',
      { timeoutMs },
    );
    expect(summarise(problems)).toEqual([`evaluate-timeout ${place(1, 1)}`]);
    expect((await evaluateText('export default { a: 1 };')).definition).toEqual({ a: 1 });
  });
});

describe('code that takes too much', () => {
  it.each([
    ['many texts', 'const a: string[] = [];\nfor (;;) a.push("x".repeat(100000) + a.length);'],
    ['one array', 'new Uint8Array(2 ** 30);'],
    ['doubling', 'let a = "x";\nfor (;;) a = a + a + 1;'],
  ])('of memory: %s', async (_what, text) => {
    const { problems } = await evaluateText(`export default 1;\n${text}`, {
      memoryLimitBytes: 16 * 1024 * 1024,
      timeoutMs: 20_000,
    });
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/more than 16 MiB of memory|RangeError: |InternalError: /),
    ]);
  });

  it.each([
    ['a function', 'const f = (): number => f() + 1;\nexport default f();'],
    ['a conversion', 'const o: object = { toString: () => `${o}` };\nexport default `${o}`;'],
    ['a literal', `export default ${'['.repeat(20_000)}${']'.repeat(20_000)};`],
    [
      'JSON',
      'let a: unknown[] = [];\nfor (let i = 0; i < 100000; i++) a = [a];\nexport default a;',
    ],
    ['a regular expression', 'new RegExp("(".repeat(100000));\nexport default 1;'],
  ])('of the stack: %s', async (_what, text) => {
    const { problems } = await evaluateText(text);
    expect(problems.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^(evaluate-recursion|source-syntax|evaluate-threw)$/),
    ]);
    expect((await evaluateText('export default { a: 1 };')).definition).toEqual({ a: 1 });
  });
});

it('reports waiting for what never comes', async () => {
  const { problems } = await evaluateText('await new Promise(() => {});\nexport default 1;');
  expect(summarise(problems)).toEqual([`evaluate-never-settles ${place(1, 1)}`]);
});

it('lets the file wait for what comes', async () => {
  const { definition } = await evaluateText(
    'const a = await Promise.resolve(5);\nexport default { a };',
  );
  expect(definition).toEqual({ a: 5 });
});

it('reports an error after an await', async () => {
  const { problems } = await evaluateText(
    "await null;\nthrow new Error('late');\nexport default 1;",
  );
  expect(summarise(problems)).toEqual([`evaluate-threw ${place(2, 11)}`]);
});

it.each([
  ['no default export', 'export const a = 1;', 'export-missing'],
  ['only a comment', '// nothing', 'export-missing'],
  ['a promise', 'export default (async () => 1)();', 'export-promise'],
  ['a thenable', 'export default { then() {} };', 'export-promise'],
  ['a function', 'export default () => 1;', 'export-not-data'],
  ['a class', 'export default class A {}', 'export-not-data'],
  ['a circle', 'const a: { a?: unknown } = {};\na.a = a;\nexport default a;', 'export-not-data'],
  ['a bigint', 'export default { a: 1n };', 'evaluate-threw'],
  ['changed built-ins', 'JSON.stringify = () => "[";\nexport default {};', 'export-not-data'],
  [
    'a changed report',
    'JSON.stringify = () => \'{"kind":"definition","text":"{"}\';\nexport default {};',
    'export-not-data',
  ],
])('reports %s', async (_what, text, name) => {
  const { problems, definition } = await evaluateText(text);
  expect(problems.map((problem) => problem.name)).toEqual([name]);
  expect(definition).toBeUndefined();
});
