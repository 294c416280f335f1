import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const file = 'platform.pipeline.ts';
const head = "import { definePipeline } from 'jenkins-pipeline-sdk';\n";
const good = `${head}export default definePipeline({ name: 'sample', stages: ({ build }) => [build('Build', (s) => [s.run('echo hi')]), build('Test it', (s) => [s.run('echo ho')])] });\n`;

/** No person's mistake may look like a crash. */
function expectCalm({ stdout, stderr }: { stdout: string; stderr: string }): void {
  expect(stdout + stderr).not.toMatch(/\n\s+at .*(\.ts|node:)|mistake in jenkins-pipeline-sdk/);
}

describe('the command line', () => {
  test.each([
    [['frobnicate'], 'unknown command'],
    [['complie'], '(Did you mean compile?)'],
    [['run', '--form', 'x'], '(Did you mean --from?)'],
    [['run', '--concurrency', '0'], 'whole number from 1 to 64'],
    [['run', '--parameter', 'novalue'], 'name=value'],
    [['explain', 'a', 'b'], 'too many arguments'],
    [['completion', 'tcsh'], 'bash, zsh, fish'],
    [['compile', '--format', 'xml'], 'text, json, sarif, github'],
    [['new', '--kind', 'cobol', 'x'], 'node, java, go, empty'],
    [['explain', 'P99999'], ''],
  ])('%j is refused with exit 2', async (args, words) => {
    const result = await platform(makeFolder(), args);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(words);
    expectCalm(result);
  });

  test('help and version are no mistakes', async () => {
    expect((await platform(makeFolder(), ['--help'])).code).toBe(0);
    expect((await platform(makeFolder(), ['run', '--help'])).stdout).toContain(
      'platform run --from',
    );
    expect((await platform(makeFolder(), ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('with --json the mistake is JSON', async () => {
    const result = await platform(makeFolder(), ['run', '--json', '--form']);
    expect(result.code).toBe(2);
    expect(JSON.parse(result.stdout).error.message).toContain('--form');
  });

  test.each([
    [['run', '--stage', 'Biuld'], 'Did you mean "Build"?'],
    [['run', '--from', 'Tset it'], 'Did you mean "Test it"?'],
    [['run', '--approve', 'Bild'], 'Did you mean "Build"?'],
    [['run', '--parameter', 'a=b'], 'It takes no parameters.'],
    [['run', '--stage', 'Build'], 'Run the whole pipeline once: platform run.'],
  ])('%j names what is there, with exit 2', async (args, words) => {
    const result = await platform(makeFolder({ [file]: good }), args);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(words);
    expectCalm(result);
  });
});

describe('the pipeline file', () => {
  test.each([
    ['no file', undefined, 4, 'platform.pipeline.ts here or in a folder above'],
    ['an empty file', '', 3, 'P105'],
    ['a binary file', 'a\0b\0', 3, 'P106'],
    ['a syntax error', `${head}export default definePipeline({`, 3, `${file}:2:`],
    ['a type error', good.replace("'echo hi'", '42'), 3, `${file}:2:`],
    ['an endless loop', `${head}for (;;) {}\n`, 3, 'P122'],
    ['something thrown', `${head}throw new Error('no luck');\n`, 3, 'no luck'],
    [
      'a promise',
      `${good.replace('export default ', 'export default Promise.resolve(').replace('});\n', '}));\n')}`,
      3,
      'P127',
    ],
    ['no default export', `${head}export const x = 1;\n`, 3, 'P126'],
    ['an export that is no pipeline', 'export default 42;\n', 3, 'P212'],
  ])('%s', async (_what, content, code, words) => {
    const repository = makeFolder(content === undefined ? {} : { [file]: content });
    mkdirSync(join(repository, '.git'));
    const result = await platform(repository, ['compile']);
    expect(result.stderr).toContain(words);
    expect(result.code).toBe(code);
    expectCalm(result);
  });

  test('a folder with that name, and paths that lead nowhere', async () => {
    const repository = makeFolder({ [`${file}/x`]: '' });
    for (const args of [
      ['compile'],
      ['compile', 'nowhere'],
      ['run', 'no/such.ts'],
      ['check', 'a*b'],
    ]) {
      const result = await platform(repository, args);
      expect(result.code, args.join(' ')).toBeGreaterThan(1);
      expect(result.stderr).not.toBe('');
      expectCalm(result);
    }
  });

  test('findings of every command are JSON when asked', async () => {
    const repository = makeFolder({ [file]: `${head}throw new Error('no luck');\n` });
    for (const args of [['compile'], ['check'], ['run'], ['graph']]) {
      const { code, stdout } = await platform(repository, [...args, '--json']);
      expect(code).toBe(3);
      expect(JSON.parse(stdout).pipelines[0].diagnostics[0].code).toMatch(/^P1/);
    }
  });
});

describe('what is there already', () => {
  test('a Jenkinsfile changed by hand is kept: exit 7 of compile and check', async () => {
    const repository = makeFolder({ [file]: good });
    expect((await platform(repository, ['compile'])).code).toBe(0);
    writeFileSync(join(repository, 'Jenkinsfile'), 'node { }');
    const compile = await platform(repository, ['compile']);
    expect(compile.code).toBe(7);
    expect(compile.stderr).toContain('Jenkinsfile was not written by this command');
    const check = await platform(repository, ['check']);
    expect(check.code).toBe(7);
    expect(check.stderr).toContain('Jenkinsfile was changed by hand');
    const json = JSON.parse((await platform(repository, ['compile', '--json'])).stdout);
    expect(json.pipelines[0].error.code).toBe('output.edited');
    expect((await platform(repository, ['compile', '--force'])).code).toBe(0);
  });

  test('it stops no other repository', async () => {
    const folder = makeFolder({
      [`a/${file}`]: good,
      [`b/${file}`]: good,
      'a/Jenkinsfile': 'node {}',
    });
    const { code, stdout } = await platform(folder, ['compile', 'a', 'b', 'a']);
    expect(code).toBe(7);
    expect(stdout).toContain('created b/Jenkinsfile');
  });

  test('a folder in the way of a file is said', async () => {
    const repository = makeFolder({ [file]: good, 'Jenkinsfile/x': '' });
    for (const command of ['compile', 'check']) {
      const result = await platform(repository, [command]);
      expect(result.code).toBe(4);
      expect(result.stderr).toContain(
        "Jenkinsfile can't be read: a folder is where a file should be",
      );
      expectCalm(result);
    }
    const graph = await platform(repository, ['graph', '-o', 'no/such/folder.svg']);
    expect(graph.code).toBe(4);
    expectCalm(graph);
  });
});

test('missing programs are named with the steps that need them, before anything runs', async () => {
  const pipeline = good
    .replace("'echo hi'", "'no-such-program-a --x'")
    .replace("s.run('echo ho')", "s.run(['no-such-program-b'])");
  const repository = makeFolder({ [file]: pipeline });
  const result = await platform(repository, ['run']);
  expect(result.code).toBe(4);
  expect(result.stderr).toContain('no-such-program-a, needed by build.run');
  expect(result.stderr).toContain('no-such-program-b, needed by test-it.run');
  expect(result.stdout).toBe('');
  expect((await platform(repository, ['run', '--dry-run'])).code).toBe(0);
});
