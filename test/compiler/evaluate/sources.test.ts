import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRepository, evaluateText, plainPipeline, summarise } from './repository.ts';

it('reports a pipeline file that does not exist', async () => {
  const { problems, definition } = await createRepository().evaluate();
  expect(summarise(problems)).toEqual(['source-missing']);
  expect(problems[0]?.message).toBe('There is no file platform.pipeline.ts.');
  expect(definition).toBeUndefined();
});

it.each(['a'.repeat(300), `${'d'.repeat(300)}/a.ts`, 'a/'.repeat(3000)])(
  'reports an import that no file system can hold: %#',
  async (name) => {
    const { problems } = await evaluateText(`import './${name}';\nexport default 1;`);
    expect(summarise(problems)).toEqual(['source-missing platform.pipeline.ts:1:8']);
  },
);

it.each(['', ' \n\t\n', '\uFEFF'])('reports an empty file: %j', async (text) => {
  expect(summarise((await evaluateText(text)).problems)).toEqual(['source-empty']);
});

it.each([
  ['a NUL byte', Buffer.from('export default 1;\0')],
  ['bytes that are not UTF-8', Buffer.from([0x65, 0xff, 0xfe, 0x65])],
])('reports a binary file: %s', async (_what, bytes) => {
  expect(summarise((await evaluateText(bytes)).problems)).toEqual(['source-binary']);
});

it('reports a file that is too large', async () => {
  const { problems } = await evaluateText(`export default 1; //${'x'.repeat(9 * 1024 * 1024)}`);
  expect(problems[0]?.message).toBe('platform.pipeline.ts is larger than 8 MiB.');
});

it('reads a file with names of a megabyte', async () => {
  const name = 'x'.repeat(1024 * 1024);
  const { definition, problems } = await evaluateText(
    `export default { name: '${name}', script: \`${name}\` };`,
  );
  expect(problems).toEqual([]);
  expect(definition).toEqual({ name, script: name });
});

it('reports a syntax error at its place, counted in UTF-16 units', async () => {
  const { problems } = await evaluateText("const é = '😀';\nconst b = '😀'; let c: = 5;\n");
  expect(summarise(problems)).toEqual(['source-syntax platform.pipeline.ts:2:24']);
  expect(problems[0]?.message).toContain('Unexpected token');
});

it('reports syntax errors of JavaScript and JSON files', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': "import data from './data.json';\nexport default data;",
    'data.json': '{\n  "a": 1,\n  oops\n}',
  });
  expect(summarise((await repository.evaluate()).problems)).toEqual([
    'source-syntax data.json:3:3',
  ]);
  repository.write('platform.pipeline.ts', "export { default } from './broken.js';");
  repository.write('broken.js', 'export default {\n  a: ,\n};');
  expect(summarise((await repository.evaluate()).problems)).toEqual([
    'source-syntax broken.js:2:6',
  ]);
});

it('never waits for a named pipe', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': "import data from './pipe.json';\nexport default data;",
  });
  execFileSync('mkfifo', [join(repository.path, 'pipe.json')]);
  expect(summarise((await repository.evaluate()).problems)).toEqual([
    'source-not-a-file platform.pipeline.ts:1:18',
  ]);
});

it('reports a folder in place of a file', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': `import { a } from './shared';\n${plainPipeline}`,
    'shared/index.ts': 'export const a = 1;',
  });
  expect(summarise((await repository.evaluate()).problems)).toEqual([
    'source-not-a-file platform.pipeline.ts:1:19',
  ]);
  const folder = createRepository();
  mkdirSync(join(folder.path, 'platform.pipeline.ts'));
  expect(summarise((await folder.evaluate()).problems)).toEqual(['source-not-a-file']);
});

it('reports an import of a missing file and one of another kind, both at once', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': [
      "import { a } from './missing.ts';",
      "import b from './template.html';",
      plainPipeline,
    ].join('\n'),
    'template.html': '<p>',
  });
  const { problems } = await repository.evaluate();
  expect(summarise(problems)).toEqual([
    'source-missing platform.pipeline.ts:1:19',
    'import-kind platform.pipeline.ts:2:15',
  ]);
});

it('imports TypeScript, JavaScript and JSON, with and without attributes and extensions', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': [
      "import { a } from './steps/a.ts';",
      "import { b } from './steps/b';",
      "import { c } from './steps/c.js';",
      "import plain from './data.json';",
      "import data from './data.json' with { type: 'json' };",
      'export default { a, b, c, data, same: plain === data };',
    ].join('\n'),
    'steps/a.ts': "import { b } from './b.ts';\nexport const a: string = `a${b}`;",
    'steps/b.ts': 'export const b: number = 2;',
    'steps/c.ts': 'export enum c { One = 1 }',
    'data.json': '{ "__proto__": { "x": 1 }, "y": "\u2028" }',
  });
  const { definition, problems, filesRead } = await repository.evaluate();
  expect(problems).toEqual([]);
  expect(JSON.stringify(definition)).toBe(
    '{"a":"a2","b":2,"c":{"1":"One","One":1},"data":{"__proto__":{"x":1},"y":"\u2028"},"same":true}',
  );
  expect(filesRead.map(({ path }) => path)).toEqual([
    'data.json',
    'platform.pipeline.ts',
    'steps/a.ts',
    'steps/b.ts',
    'steps/c.ts',
  ]);
  expect(filesRead[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

it('handles cycles of modules', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': "import { even } from './even.ts';\nexport default { even: even(10) };",
    'even.ts':
      "import { odd } from './odd.ts';\nexport const even = (n: number): boolean => n === 0 || odd(n - 1);",
    'odd.ts':
      "import { even } from './even.ts';\nexport const odd = (n: number): boolean => n !== 0 && even(n - 1);",
  });
  expect((await repository.evaluate()).definition).toEqual({ even: true });
});

it('takes a repository that is given through a link', async () => {
  const repository = createRepository({ 'platform.pipeline.ts': plainPipeline });
  const link = join(repository.outside, 'link');
  repository.link('../outside/link', repository.path);
  const { definition, filesRead } = await repository.evaluate({
    repository: link,
    file: join(link, 'platform.pipeline.ts'),
  });
  expect(definition).toEqual({ name: 'plain' });
  expect(filesRead.map(({ path }) => path)).toEqual(['platform.pipeline.ts']);
});
