import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProgram } from '../../../src/compiler/evaluate/read-program.ts';
import { sdkTypes } from '../../../src/compiler/sdk.ts';
import { startTypeCheck } from '../../../src/compiler/types/check-types.ts';
import { findCompiler, readCompilerVersion } from '../../../src/compiler/types/find-compiler.ts';
import type { SdkTypes } from '../../../src/compiler/types/type-program.ts';
import { createRepository, type TestRepository } from '../evaluate/repository.ts';

const declarations = `
export interface Pipeline { readonly kind: 'pipeline' }
/** Any number of stages. */
export interface Definition { readonly name: string; readonly stages?: readonly string[] }
export declare function definePipeline(definition: Definition): Pipeline;
`;

function createSdk(repository: TestRepository): SdkTypes {
  const file = join(repository.outside, 'sdk.d.ts');
  writeFileSync(file, declarations);
  return { modules: { 'jenkins-pipeline-sdk': file }, files: [file] };
}

async function check(repository: TestRepository, allowedPackages: string[] = []) {
  const file = join(repository.path, 'platform.pipeline.ts');
  const program = readProgram({ file, repository: repository.path, allowedPackages });
  const { finished } = startTypeCheck({
    programs: [program],
    sdk: createSdk(repository),
    repository: repository.path,
  });
  return (await finished)[0];
}

const correct =
  "import { definePipeline } from 'jenkins-pipeline-sdk';\nexport default definePipeline({ name: 'x' });";

it('finds nothing wrong with a correct pipeline, and leaves no files', async () => {
  const repository = createRepository({ 'platform.pipeline.ts': correct });
  expect(await check(repository)).toEqual([]);
  expect(readdirSync(join(repository.path, '.platform/types'))).toEqual(['.gitignore']);
});

it('reports every mistake at its place in every file', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': [
      "import { definePipeline } from 'jenkins-pipeline-sdk';",
      "import { stages } from './shared/stages.ts';",
      "export default definePipeline({ name: 'é😀', stages: 5 });",
      "export const more = definePipeline({ nmae: 'x' });",
    ].join('\n'),
    'shared/stages.ts': "export const stages: readonly string[] = ['a', 5];",
  });
  const problems = await check(repository);
  expect(
    problems?.map(
      ({ code, position }) => `${code} ${position?.file}:${position?.line}:${position?.column}`,
    ),
  ).toEqual([
    'TS2322 platform.pipeline.ts:3:46',
    'TS2353 platform.pipeline.ts:4:38',
    'TS2322 shared/stages.ts:1:48',
  ]);
  expect(problems?.[1]?.message).toContain("'nmae' does not exist in type 'Definition'");
});

it('checks the types of a batch in which a file does not parse', async () => {
  const wrong = (name: string) => correct.replace("'x'", name);
  const repository = createRepository({
    'one/platform.pipeline.ts': wrong("'x' 'y'"),
    'two/platform.pipeline.ts': wrong('5'),
    'three/platform.pipeline.ts': correct,
    // Two that import what does not parse: both hear of it.
    'four/platform.pipeline.ts': `import '../shared.ts';\n${correct}`,
    'five/platform.pipeline.ts': `import '../shared.ts';\n${correct}`,
    'shared.ts': 'export const = 1;',
  });
  const programs = ['one', 'two', 'three', 'four', 'five'].map((name) =>
    readProgram({
      file: join(repository.path, name, 'platform.pipeline.ts'),
      repository: repository.path,
    }),
  );
  const { finished } = startTypeCheck({
    programs,
    sdk: createSdk(repository),
    repository: repository.path,
  });
  const found = (await finished).map((problems) => problems.map(({ code }) => code));
  expect(found.map((codes) => codes[0])).toEqual([
    'TS1005',
    'TS2322',
    undefined,
    'TS1134',
    'TS1134',
  ]);
});

it('keeps the lines that explain a type, and shows no path of the machine', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': [
      "import { definePipeline, type Pipeline } from 'jenkins-pipeline-sdk';",
      "import { type Pipeline as Other, make } from './other.ts';",
      'const other: Pipeline = make();',
      'export default definePipeline(other as Other & { name: { a: { b: number } } } satisfies { name: { a: { b: string } } });',
    ].join('\n'),
    'other.ts':
      'export interface Pipeline { readonly kind: number }\nexport const make = (): Pipeline => ({ kind: 1 });',
  });
  const problems = await check(repository);
  expect(problems?.length).toBeGreaterThan(0);
  expect(problems?.[0]?.message.split('\n').length).toBeGreaterThan(1);
  expect(problems?.[0]?.message).toContain('import("jenkins-pipeline-sdk").Pipeline');
  expect(problems?.[0]?.message).toContain('import("other").Pipeline');
  expect(JSON.stringify(problems)).not.toContain(repository.path);
});

it('knows nothing of a browser, of Node or of a clock that is not there', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': "document.title;\nprocess.env;\nfetch('x');\nexport default 1;",
  });
  expect((await check(repository))?.map(({ code }) => code)).toEqual([
    'TS2584',
    'TS2591',
    'TS2304',
  ]);
});

it('checks JSON, JavaScript, declarations beside it, and allowed packages', async () => {
  const repository = createRepository({
    'platform.pipeline.ts': [
      "import data from './data.json';",
      "import { typed } from './typed.js';",
      "import { inferred } from './inferred.js';",
      "import { twice } from '@acme/pure';",
      "import { three } from '@acme/pure/lib/three.ts';",
      'export const a: string[] = [data.a, typed, inferred, twice, three];',
      'export default 1;',
    ].join('\n'),
    'data.json': '{ "a": 1 }',
    'typed.js': 'export const typed = 1;',
    'typed.d.ts': 'export declare const typed: boolean;',
    'inferred.js': 'export const inferred = { deep: 1 };',
  });
  const folder = join(repository.outside, 'pure');
  mkdirSync(join(folder, 'lib'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "@acme/pure", "main": "./main.js" }');
  writeFileSync(join(folder, 'main.js'), 'export const twice = 2n;');
  writeFileSync(join(folder, 'lib/three.ts'), 'export const three = [3];');
  const problems = await check(repository, [folder]);
  expect(problems?.map(({ message }) => /^Type '(.*?)' is not/.exec(message)?.[1])).toEqual([
    'number',
    'boolean',
    '{ deep: number; }',
    'bigint',
    'number[]',
  ]);
});

describe('the boundary', () => {
  it('is kept whatever the scan for imports overlooks', async () => {
    // A program of the compiler's own making: the file that it lists refers to everything around it.
    const repository = createRepository();
    const secret = join(repository.outside, 'secret.ts');
    // A pipe: whoever opened it would wait for ever.
    execFileSync('mkfifo', [secret]);
    writeFileSync(join(repository.outside, 'credentials.json'), '{ "password": "hunter2" }');
    repository.write('platform.pipeline.ts', 'export default 1;');
    const file = join(repository.path, 'platform.pipeline.ts');
    const program = readProgram({ file, repository: repository.path });
    const [entry] = program.sources.values();
    const text = [
      `/// <reference path="${secret}" />`,
      '/// <reference path="../../../../../outside/secret.ts" />',
      `/// <reference types="${join(repository.outside, 'secret')}" />`,
      `import type { a } from '${secret}';`,
      `import data from '${repository.outside}/credentials.json';`,
      `type B = import('${secret}').B;`,
      `import c = require('${secret}');`,
      `export * from '${secret}';`,
      'const wrong: 1 = data;',
    ].join('\n');
    const sources = new Map([[file, { ...entry!, text }]]);
    const { finished } = startTypeCheck({
      programs: [{ ...program, sources }],
      sdk: createSdk(repository),
      repository: repository.path,
      timeoutMs: 20_000,
    });
    const problems = (await finished)[0] ?? [];
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['TS1202', 'TS2307']));
    expect(JSON.stringify(problems)).not.toMatch(/hunter2|password/);
  });

  it('is kept whatever the tsconfig and the package.json of the repository say', async () => {
    const repository = createRepository({ 'platform.pipeline.ts': correct });
    const base = join(repository.outside, 'tsconfig.json');
    execFileSync('mkfifo', [base]);
    repository.write(
      'tsconfig.json',
      JSON.stringify({
        extends: base,
        compilerOptions: {
          strict: false,
          paths: { 'jenkins-pipeline-sdk': ['../outside/fake.d.ts'] },
        },
        files: ['../outside/secret.ts'],
      }),
    );
    symlinkSync(base, join(repository.path, 'package.json'));
    expect(await check(repository)).toEqual([]);
  });

  it('is kept by `.platform`, which is no way to write elsewhere', async () => {
    const repository = createRepository({ 'platform.pipeline.ts': correct });
    repository.link('.platform', repository.outside);
    await expect(check(repository)).rejects.toMatchObject({ code: 'compiler.platformFolder' });
    expect(readdirSync(repository.outside)).toEqual(['sdk.d.ts']);
  });
});

it('checks many programs at once, and none changes another', async () => {
  const repository = createRepository();
  const programs = ['a', 'b', 'c', 'd', 'e'].map((name) => {
    repository.write(
      `${name}/platform.pipeline.ts`,
      `import { n } from './n.ts';\nexport default n;\nvar shared = 1;`,
    );
    repository.write(
      `${name}/n.ts`,
      name === 'c' ? "export const n: number = 'c';" : 'export const n = 1;',
    );
    const folder = join(repository.path, name);
    return readProgram({ file: join(folder, 'platform.pipeline.ts'), repository: folder });
  });
  const { finished } = startTypeCheck({
    programs,
    sdk: createSdk(repository),
    repository: repository.path,
  });
  const found = await finished;
  expect(found.map((problems) => problems.length)).toEqual([0, 0, 1, 0, 0]);
  expect(found[2]?.[0]?.position).toEqual({ file: 'n.ts', line: 1, column: 14 });
});

it('finds the one program that ends the check of all', async () => {
  const repository = createRepository();
  // TypeScript builds this type for more than ten seconds before it gives up.
  const endless = `
    type Grow<T, N extends unknown[] = []> = N['length'] extends 24
      ? T
      : Grow<{ [K in keyof T as \`\${K & string}\${'a' | 'b'}\`]: T[K] }, [...N, 1]>;
    export const x: Grow<{ a: 1 }> = 1;
    export default 1;`;
  const programs = [correct, correct.replace("'x'", '5'), endless].map((text, index) => {
    repository.write(`r${index}/platform.pipeline.ts`, text);
    const folder = join(repository.path, `r${index}`);
    return readProgram({ file: join(folder, 'platform.pipeline.ts'), repository: folder });
  });
  const { finished } = startTypeCheck({
    programs,
    sdk: createSdk(repository),
    repository: repository.path,
    timeoutMs: 2_000,
  });
  const found = await finished;
  expect(found.map((problems) => problems.map(({ code }) => code))).toEqual([
    [],
    ['TS2322'],
    ['timeout'],
  ]);
  expect(found[2]?.[0]?.position).toEqual({ file: 'platform.pipeline.ts', line: 1, column: 1 });
});

it('can be stopped', async () => {
  const repository = createRepository({ 'platform.pipeline.ts': 'export default 5 as string;' });
  const file = join(repository.path, 'platform.pipeline.ts');
  const programs = [readProgram({ file, repository: repository.path })];
  const run = startTypeCheck({ programs, sdk: createSdk(repository), repository: repository.path });
  run.stop();
  expect(await run.finished).toEqual([[]]);
  expect(readdirSync(join(repository.path, '.platform/types'))).toEqual(['.gitignore']);
});

it('removes what a killed check left, and nothing else', async () => {
  const repository = createRepository({ 'platform.pipeline.ts': correct });
  const types = join(repository.path, '.platform/types');
  const { pid } = JSON.parse(
    execFileSync(process.execPath, ['-p', 'JSON.stringify({ pid: process.pid })'], {
      encoding: 'utf8',
    }),
  );
  for (const name of [`check-${pid}-1`, `check-${process.ppid}-1`, 'kept'])
    mkdirSync(join(types, name), { recursive: true });
  expect(await check(repository)).toEqual([]);
  expect(
    readdirSync(types)
      .filter((name) => name !== '.gitignore')
      .sort(),
  ).toEqual([`check-${process.ppid}-1`, 'kept']);
});

it('works where `.platform/types` can not be made', async () => {
  const repository = createRepository({ 'platform.pipeline.ts': correct });
  // Root may write everywhere, so a file stands in the way as well.
  chmodSync(repository.path, 0o555);
  try {
    expect(await check(repository)).toEqual([]);
  } finally {
    chmodSync(repository.path, 0o755);
  }
});

it('runs the program itself, whose version is known', () => {
  const printed = execFileSync(findCompiler(), ['--version'], { encoding: 'utf8' });
  expect(printed.trim()).toBe(`Version ${readCompilerVersion()}`);
});

it('checks against the declarations of the real DSL', async () => {
  const repository = createRepository({
    'platform.pipeline.ts':
      "import { definePipeline } from 'jenkins-pipeline-sdk';\nexport default definePipeline({ name: 'x', stages: ({ build }) => [build('B', (s) => [s.run(5)])] });",
  });
  const file = join(repository.path, 'platform.pipeline.ts');
  const programs = [readProgram({ file, repository: repository.path })];
  const { finished } = startTypeCheck({ programs, sdk: sdkTypes(), repository: repository.path });
  const [problems] = await finished;
  expect(problems?.map(({ position }) => `${position?.line}:${position?.column}`)).toEqual([
    '2:93',
  ]);
});
