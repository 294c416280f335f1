import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRepository, evaluateText, plainPipeline, summarise } from './repository.ts';

const secret = 'AKIA-the-secret-outside';

/** A repository beside a folder of secrets. */
function createBesideSecrets(pipeline: (outside: string) => string) {
  const repository = createRepository();
  writeFileSync(join(repository.outside, 'credentials.json'), JSON.stringify({ key: secret }));
  writeFileSync(join(repository.outside, 'secret.ts'), `export const key = '${secret}';`);
  repository.write('platform.pipeline.ts', pipeline(repository.outside));
  return repository;
}

describe('files outside the repository', () => {
  it.each([
    ['an absolute path', (outside: string) => `import d from '${outside}/credentials.json';`, 15],
    ['a file URL', (outside: string) => `import d from 'file://${outside}/credentials.json';`, 15],
    ['..', () => "import d from '../outside/credentials.json';", 15],
    ['.. after a folder', () => "import d from './a/../../outside/credentials.json';", 15],
    ['an escaped specifier', () => "import d from '\\x2e./outside/credentials.json';", 15],
    ['a re-export', () => "export * from '../outside/secret.ts';", 15],
    ['import type', () => "import type { a } from '../outside/secret.ts';", 24],
    ['an import of types inside a type', () => "type D = import('../outside/secret.ts').A;", 17],
    ['import = require', () => "import d = require('../outside/secret.ts');", 20],
    ['an unused import', () => "import { key } from '../outside/secret.ts';", 21],
  ])('are not read: %s', async (_what, importFrom, column) => {
    const repository = createBesideSecrets((outside) => `${importFrom(outside)}\n${plainPipeline}`);
    const { problems, filesRead } = await repository.evaluate();
    expect(summarise(problems)).toEqual([
      `import-outside-repository platform.pipeline.ts:1:${column}`,
    ]);
    expect(JSON.stringify([problems, filesRead])).not.toContain(secret);
    expect(filesRead).toHaveLength(1);
  });

  it.each([
    ['a link to a file', 'link.json', 'credentials.json', './link.json'],
    ['a link to a folder', 'linked', '.', './linked/credentials.json'],
    ['a link that leads nowhere', 'link.json', 'nothing.json', './link.json'],
  ])('are not read through %s', async (_what, link, target, specifier) => {
    const repository = createBesideSecrets(
      () => `import d from '${specifier}';\nexport default d;`,
    );
    repository.link(link, join(repository.outside, target));
    const { problems } = await repository.evaluate();
    expect(summarise(problems)).toEqual(['import-outside-repository platform.pipeline.ts:1:15']);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it('are not read when the pipeline file itself is a link', async () => {
    const repository = createRepository();
    writeFileSync(join(repository.outside, 'platform.pipeline.ts'), plainPipeline);
    repository.link('platform.pipeline.ts', join(repository.outside, 'platform.pipeline.ts'));
    expect(summarise((await repository.evaluate()).problems)).toEqual([
      'import-outside-repository',
    ]);
  });

  it('are not read when a path lies in a folder whose name only begins like the repository', async () => {
    const repository = createRepository({
      'platform.pipeline.ts': "import d from '../repository-2/data.json';\nexport default d;",
    });
    mkdirSync(`${repository.path}-2`);
    writeFileSync(join(`${repository.path}-2`, 'data.json'), '{}');
    expect((await repository.evaluate()).problems.map(({ name }) => name)).toEqual([
      'import-outside-repository',
    ]);
  });

  it.each([
    ['with a name that is computed', "await import(['..', 'outside', 'secret.ts'].join('/'));"],
    ['inside eval', 'await eval(\'import("../outside/secret.ts")\');'],
    ['inside Function', 'await Function(\'return import("../outside/secret.ts")\')();'],
    [
      'although the file ignores the refusal',
      "try { await import('..' + '/outside/secret.ts') } catch {}",
    ],
  ])('are not read by a dynamic import %s', async (_what, code) => {
    const repository = createBesideSecrets(() => `${code}\n${plainPipeline}`);
    const { problems, definition } = await repository.evaluate();
    expect(problems.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^(import-outside-repository|evaluate-threw)$/),
    ]);
    expect(definition).toBeUndefined();
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it('are read through links that stay inside', async () => {
    const repository = createRepository({
      'platform.pipeline.ts': "import d from './link.json';\nexport default d;",
      'data.json': '{ "a": 1 }',
    });
    repository.link('link.json', 'data.json');
    const { definition, filesRead } = await repository.evaluate();
    expect(definition).toEqual({ a: 1 });
    expect(filesRead.map(({ path }) => path)).toEqual(['data.json', 'platform.pipeline.ts']);
  });
});

describe('imports', () => {
  it.each([
    ['node:fs', 'import-node-builtin'],
    ['fs', 'import-node-builtin'],
    ['fs/promises', 'import-node-builtin'],
    ['http', 'import-node-builtin'],
    ['node:sqlite', 'import-node-builtin'],
    ['https://example.com/steps.ts', 'import-url'],
    ['data:text/javascript,export default 1', 'import-url'],
    ['chalk', 'import-package'],
    ['#internal', 'import-package'],
    ['jenkins-pipeline-sdk/internal', 'import-package'],
    ['constructor', 'import-package'],
    ['__proto__', 'import-package'],
    ['host', 'import-package'],
    ['./a.ts?raw', 'source-missing'],
    ['./a\\u0000.ts', 'import-outside-repository'],
  ])('of %s are refused at their place', async (specifier, name) => {
    const { problems } = await evaluateText(
      `// A comment\nimport { readFileSync } from '${specifier}';\nexport default readFileSync;`,
    );
    expect(summarise(problems)).toEqual([`${name} platform.pipeline.ts:2:30`]);
  });

  it('are all reported at once', async () => {
    const { problems } = await evaluateText(
      "import 'node:fs';\nimport '/etc/passwd';\nimport chalk from 'chalk';\nexport default chalk;",
    );
    expect(summarise(problems)).toEqual([
      'import-node-builtin platform.pipeline.ts:1:8',
      'import-outside-repository platform.pipeline.ts:2:8',
      'import-package platform.pipeline.ts:3:19',
    ]);
  });

  it('of allowed packages work, and those stay in their folder', async () => {
    const repository = createRepository({
      'platform.pipeline.ts': [
        "import { twice } from '@acme/pure';",
        "import { three } from '@acme/pure/lib/three.ts';",
        'export default { value: twice(three) };',
      ].join('\n'),
    });
    const folder = join(repository.outside, 'pure');
    mkdirSync(join(folder, 'lib'), { recursive: true });
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({
        name: '@acme/pure',
        exports: { '.': { types: './x.d.ts', import: './main.js' } },
      }),
    );
    writeFileSync(join(folder, 'main.js'), 'export const twice = (n) => 2 * n;');
    writeFileSync(join(folder, 'lib/three.ts'), 'export const three: number = 3;');
    const allowedPackages = [folder];
    const { definition, filesRead } = await repository.evaluate({ allowedPackages });
    expect(definition).toEqual({ value: 6 });
    expect(filesRead.map(({ path }) => path)).toEqual([
      '@acme/pure/lib/three.ts',
      '@acme/pure/main.js',
      'platform.pipeline.ts',
    ]);
    writeFileSync(join(folder, 'main.js'), "export { key as twice } from '../secret.ts';");
    writeFileSync(join(repository.outside, 'secret.ts'), 'export const key = 1;');
    expect(summarise((await repository.evaluate({ allowedPackages })).problems)).toEqual([
      'import-outside-repository @acme/pure/main.js:1:30',
    ]);
  });

  it('of modules of the host work', async () => {
    const { definition } = await evaluateText(
      "import { x } from 'jenkins-pipeline-sdk/paths';\nexport default { x };",
      {
        extraModules: {
          'jenkins-pipeline-sdk/paths':
            "import { at } from 'jenkins-pipeline-sdk';\nexport const x = typeof at;",
        },
      },
    );
    expect(definition).toEqual({ x: 'function' });
  });
});

describe('what would make a compile depend on anything but the files', () => {
  it.each([
    ['Date.now()', 'Date.now'],
    ['new Date()', 'Date'],
    ['new Date(0)', 'Date'],
    ['Date()', 'Date'],
    ['Date.parse("2026-01-01")', 'Date.parse'],
    ['Reflect.construct(Date, [])', 'Date'],
    ['Math.random()', 'Math.random'],
    ['performance.now()', 'performance'],
    ['setTimeout(() => {}, 1)', 'setTimeout'],
    ['setInterval(() => {}, 1)', 'setInterval'],
    ['fetch("https://example.com")', 'fetch'],
    ['new WebSocket("wss://example.com")', 'WebSocket'],
    ['process.env', 'process'],
    ['process.exit()', 'process'],
    ['require("fs")', 'require'],
    ['Buffer.from("a")', 'Buffer'],
    ['console.log(1)', 'console'],
    ['crypto.randomUUID()', 'crypto'],
    ['new Intl.NumberFormat()', 'Intl'],
    ['new WeakRef({})', 'WeakRef'],
    ['new SharedArrayBuffer(1)', 'SharedArrayBuffer'],
    ['__dirname', '__dirname'],
    ['navigator.userAgent', 'navigator'],
  ])('is refused at its line: %s', async (expression, name) => {
    const { problems } = await evaluateText(
      `interface A { a: string }\nexport default {\n  value: ${expression},\n};`,
    );
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(new RegExp(`^${name.replace('.', '\\.')} is not available: .+\\.$`)),
    ]);
    expect(summarise(problems)[0]).toMatch(/^not-available platform\.pipeline\.ts:3:\d+$/);
  });

  it('is not there to be found', async () => {
    const names = [
      'process',
      'require',
      'module',
      'performance',
      'fetch',
      'setTimeout',
      'std',
      'os',
      'bjson',
      'print',
      'scriptArgs',
      'WebAssembly',
      'Worker',
      'SharedArrayBuffer',
      'Atomics',
      'WeakRef',
      'gc',
      'navigator',
      '__platform',
    ];
    const { definition } = await evaluateText(
      `export default ${JSON.stringify(names)}.filter((name) => name in globalThis);`,
    );
    expect(definition).toEqual([]);
  });

  it.each([
    [
      'the constructor of functions',
      "export default { a: (() => {}).constructor.constructor('return typeof process + typeof require')() };",
    ],
    [
      'the constructor of the DSL',
      "import { at } from 'jenkins-pipeline-sdk';\nexport default { a: (at as any).constructor('return typeof process + typeof require')() };",
    ],
    [
      'errors',
      "let e: any;\ntry { null!.x } catch (x) { e = x }\nexport default { a: e.constructor.constructor('return typeof process + typeof require')() };",
    ],
    [
      'prepareStackTrace',
      '(Error as any).prepareStackTrace = (_: unknown, sites: any[]) => sites;\nconst site = (new Error() as any).stack[0];\nexport default { a: typeof site?.getThis?.()?.process + typeof site?.getFunction?.()?.require };',
    ],
    [
      'import.meta',
      'const meta = import.meta as any;\nexport default { a: typeof meta.url + typeof meta.dirname };',
    ],
    [
      'arguments.callee',
      "export default { a: typeof (function () { return this as any })()?.process + 'undefined' };",
    ],
  ])('is not reached through %s', async (_what, text) => {
    expect((await evaluateText(text)).definition).toEqual({ a: 'undefinedundefined' });
  });

  it('can not be put back', async () => {
    const { problems } = await evaluateText(
      'delete (globalThis as any).Date;\nexport default { now: Date.now() };',
    );
    expect(problems).toHaveLength(1);
    const { definition } = await evaluateText(
      'export default { is: ({}) instanceof Date, type: typeof Date };',
    );
    expect(definition).toEqual({ is: false, type: 'function' });
  });

  it('does not show paths of the machine in stacks', async () => {
    const { definition } = await evaluateText(
      'const stack = (() => new Error().stack)();\nexport default { stack };',
    );
    expect((definition as { stack: string }).stack).not.toContain('/');
  });

  it('does not leak from one file to the next', async () => {
    await evaluateText(
      '(globalThis as any).left = 1;\n(Array.prototype as any).left = 1;\nexport default 1;',
    );
    const { definition } = await evaluateText(
      "export default { left: 'left' in globalThis || 'left' in Array.prototype };",
    );
    expect(definition).toEqual({ left: false });
  });
});

describe('what would reach the type checker', () => {
  it.each([
    '/// <reference path="../outside/secret.ts" />',
    '/// <reference types="node" />',
    '/// <reference lib="dom" />',
    '/// <amd-module name="x" />',
  ])('is refused: %s', async (directive) => {
    const { problems } = await evaluateText(`// First\n${directive}\n${plainPipeline}`);
    expect(summarise(problems)).toEqual(['reference-directive platform.pipeline.ts:2:1']);
  });

  it.each([
    ['declare global { interface String { shout(): string } }', 'declare global'],
    ["declare module 'jenkins-pipeline-sdk' { interface Any {} }", 'declare module'],
  ])('is refused: %s', async (declaration, found) => {
    const { problems } = await evaluateText(`${plainPipeline}\n${declaration}`);
    expect(summarise(problems)).toEqual(['global-declaration platform.pipeline.ts:2:1']);
    expect(problems[0]?.message).toBe(`\`${found}\` would change types for other files.`);
  });
});
