import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePipelines } from '../../src/compiler/compile.ts';
import { makeFolder, writeFiles } from '../support/make-repository.ts';

const file = 'platform.pipeline.ts';
const pipeline = (name: string, command = "'true'", more = '') =>
  `import { definePipeline } from 'jenkins-pipeline-sdk';\n${more}export default definePipeline({ name: '${name}', stages: ({ build }) => [build('One', (s) => [s.run(${command})])] });\n`;

const request = (repository: string) => ({ repository, file: join(repository, file) });
const compile = async (repository: string, cache = true) =>
  (await compilePipelines([request(repository)], { cache }))[0]!;
const codes = ({ diagnostics }: { diagnostics: readonly { code: string }[] }) =>
  diagnostics.map(({ code }) => code);

test('a pipeline becomes a model and files, the same ones every time', async () => {
  const repository = makeFolder({ [file]: pipeline('sample') });
  const fresh = await compile(repository, false);
  expect(fresh.diagnostics).toEqual([]);
  expect(fresh.pipeline?.name).toBe('sample');
  expect(fresh.files.map(({ path }) => path).sort()).toEqual([
    '.platform/access.json',
    '.platform/access.md',
    '.platform/pipeline.json',
    '.platform/positions.json',
    'Jenkinsfile',
  ]);
  expect(await compile(repository, false)).toEqual(fresh);
  expect(await compile(repository)).toEqual(fresh);
  expect(await compile(repository)).toEqual(fresh);
});

test('two repositories with the same file get the same Jenkinsfile', async () => {
  const [a, b] = await compilePipelines(
    [makeFolder({ [file]: pipeline('sample') }), makeFolder({ [file]: pipeline('sample') })].map(
      request,
    ),
    { cache: false },
  );
  expect(a?.files).toEqual(b?.files);
});

test('a mistake in one of several stops no other, and each keeps its own', async () => {
  const good = makeFolder({ [file]: pipeline('good') });
  const bad = makeFolder({ [file]: pipeline('bad', '42') });
  const broken = makeFolder({ [file]: 'export default {' });
  const missing = makeFolder();
  const results = await compilePipelines([good, bad, broken, missing].map(request), {
    cache: false,
  });
  expect(results.map(({ pipeline: model }) => model?.name)[0]).toBe('good');
  expect(results[0]?.diagnostics).toEqual([]);
  expect(codes(results[1]!)).not.toEqual([]);
  expect(codes(results[2]!)).toContain('P108');
  expect(codes(results[3]!)).toEqual(['P102']);
  expect(results.slice(1).flatMap(({ files }) => files)).toEqual([]);
});

test('type errors, evaluation and rules are reported together', async () => {
  const repository = makeFolder({
    [file]: pipeline('sample', "''").replace("name: 'sample'", "name: 'sample', unknown: 1,\n"),
  });
  const { diagnostics } = await compile(repository, false);
  expect(diagnostics.length).toBeGreaterThan(1);
  expect(diagnostics.every(({ position }) => position?.file === file)).toBe(true);
});

test('each call has a place of its own, whatever is called among its arguments', async () => {
  const text = `import { branch, cron, definePipeline, secret } from 'jenkins-pipeline-sdk';
export default definePipeline({
  name: 'sample',
  triggers: [
    cron('H 2 * * *'),
  ],
  stages: ({ build, parallel, sequence, stage }) => [
    build('One',
      { when: branch('main') },
      (s) => [
        s.run('true', {
          secrets: { TOKEN: secret('kv/a#b') },
          when: branch('x') }),
        s
          .run(text('a')),
      ]),
    parallel('Outer', [
      parallel('Inner \\u2028', [build('A', (s) => s.when(branch('x'), [s.run('y')])), stage('B', (s) => [s.run('z')])]),
      sequence('Line', ['C', 'D'].map((name) =>
        build(name, { timeout: limit(5) }, ({ run }) => [run('w', { timeout: limit(1) })]))),
    ]),
  ],
});
function text(word: string) { return word.toUpperCase(); }
function limit(count: number) { return \`\${count}m\` as const; }
`;
  const repository = makeFolder({ [file]: text });
  const { positions } = await compile(repository, false);
  const lines = text.split('\n');
  const found = Object.entries(positions).map(
    ([key, { line, column }]) =>
      `${key} ${line} ${/^\w+\(?(?:'[^']*'|name)?/.exec(lines[line - 1]?.slice(column - 1) ?? '')?.[0]}`,
  );
  expect(found).toEqual([
    'pipeline 2 definePipeline(',
    "stage:one 8 build('One'",
    "step:one.run 11 run('true'",
    'step:one.run-2 15 run(',
    "stage:outer 17 parallel('Outer'",
    "stage:outer.inner 18 parallel('Inner \\u2028'",
    "stage:outer.inner.a 18 build('A'",
    "step:outer.inner.a.run 18 run('y'",
    "stage:outer.inner.b 18 stage('B'",
    "step:outer.inner.b.run 18 run('z'",
    "stage:outer.line 19 sequence('Line'",
    'stage:outer.line.c 20 build(name',
    "step:outer.line.c.run 20 run('w'",
    'stage:outer.line.d 20 build(name',
    "step:outer.line.d.run 20 run('w'",
  ]);
});

test('what no call declares is found in the text', async () => {
  const options = [
    "environments: { staging: { cluster: 'a', namespace: 'n' },",
    "  production: { cluster: 'a', namespace: 'n' } },",
    "parameters: { PATH: { type: 'text', default: '' } },",
    "triggers: [cron('H 2 * * *'),",
    "  cron('H 99 * * *')],",
  ].join('\n');
  const repository = makeFolder({
    [file]: pipeline('sample', "'true'", "import { cron } from 'jenkins-pipeline-sdk';\n").replace(
      "name: 'sample',",
      `name: 'sample',\n${options}`,
    ),
  });
  const { diagnostics } = await compile(repository, false);
  const found = diagnostics.map(({ name, position }) => [
    name,
    `${position?.line}:${position?.column}`,
  ]);
  expect(found).toEqual(
    expect.arrayContaining([
      ['environments-share-namespace', '5:3'],
      ['reserved-parameter-name', '6:15'],
      ['invalid-schedule', '8:3'],
    ]),
  );
});

test('an export that is no pipeline is shown where it stands', async () => {
  const repository = makeFolder({ [file]: '// A comment.\n\nexport default 42;\n' });
  const { diagnostics } = await compile(repository, false);
  expect(diagnostics.find(({ code }) => code === 'P212')?.position).toEqual({
    file,
    line: 3,
    column: 1,
  });
});

test('what was read, imported or asked for decides whether the cache answers', async () => {
  const repository = makeFolder({
    [file]: pipeline('sample', 'command', "import { command } from './shared.ts';\n"),
    'shared.ts': "export const command = 'echo one';\n",
  });
  const jenkinsfile = async () =>
    (await compile(repository)).files.find(({ path }) => path === 'Jenkinsfile')?.content;
  const one = await jenkinsfile();
  expect(one).toContain('echo one');
  writeFiles(repository, { 'shared.ts': "export const command = 'echo two';\n" });
  expect(await jenkinsfile()).toContain('echo two');
  writeFiles(repository, { 'shared.ts': "export const command = 'echo one';\n" });
  expect(await jenkinsfile()).toBe(one);
  rmSync(join(repository, 'shared.ts'));
  expect((await compile(repository)).files).toEqual([]);
});

test('findings are kept as well, with the text that they point into', async () => {
  const repository = makeFolder({ [file]: pipeline('sample', '42') });
  const first = await compile(repository);
  const second = await compile(repository);
  expect(second).toEqual(first);
  expect(second.sources.get(file)).toContain('42');
});

test('a cache that was damaged, or is gone, is no failure', async () => {
  const repository = makeFolder({ [file]: pipeline('sample') });
  const first = await compile(repository);
  const cache = join(repository, '.platform/cache');
  for (const name of readdirSync(cache))
    if (name.endsWith('.json')) writeFileSync(join(cache, name), '{"pipeline":');
  expect(await compile(repository)).toEqual(first);
  rmSync(join(repository, '.platform'), { recursive: true });
  expect(await compile(repository)).toEqual(first);
  expect(existsSync(join(repository, 'Jenkinsfile'))).toBe(false);
});
