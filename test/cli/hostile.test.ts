import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const file = 'platform.pipeline.ts';

/** A pipeline whose stages have these names and whose steps print them. */
function pipelineWith(names: readonly string[], more = ''): string {
  return `import { definePipeline } from 'jenkins-pipeline-sdk';
const names: string[] = ${JSON.stringify(names)};
export default definePipeline({
  name: 'hostile',
  stages: ({ build }) => names.map((name) => build(name, (s) => [s.printMessage(name)])),${more}
});
`;
}

const names = [
  'Grüße, 世界 и мир',
  'שלום عالم',
  '👩‍👩‍👧‍👦 family 🏳️‍🌈',
  'e\u0301 combining',
  '${env.PATH} $(id) `id` \\${x}',
  "'; println('pwned'); '",
  '\'\'\' """ */ // /* \\u0027',
  '<script>alert(1)</script> & "q" \'s\'',
  ']]> --> {{x}} {{{y}}} %s %n',
  '../../etc/passwd',
  '-rf --help',
];

test('names of every kind stay what they are: compile, run, report, diagram', async () => {
  const repository = makeFolder({ [file]: pipelineWith(names) });
  const compile = await platform(repository, ['compile']);
  expect(compile.stderr).not.toContain('error');
  expect(compile.code).toBe(0);
  const run = await platform(repository, ['run', '--json']);
  expect(run.code).toBe(0);
  const said = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .flatMap((event) => (event.type === 'step-output' ? [event.text] : []));
  expect(said).toEqual(names);
  const [id] = readdirSync(join(repository, '.platform/runs'));
  const report = readFileSync(
    join(repository, '.platform/runs', id as string, 'report.html'),
    'utf8',
  );
  expect(report).not.toContain('<script');
  expect(report).not.toMatch(/(src|href)="(https?:)?\/\//);
  const graph = await platform(repository, ['graph']);
  expect(graph.stdout).not.toContain('<script');
});

test('names that Jenkins could not hold are findings, not crashes', async () => {
  for (const name of [
    '',
    ' ',
    'a\0b',
    'bell\u0007',
    'half \ud83d',
    'turn\u202e around',
    'x'.repeat(1_000_000),
  ]) {
    const repository = makeFolder({ [file]: pipelineWith([name]) });
    const { code, stdout, stderr } = await platform(repository, ['compile']);
    expect(stdout + stderr, JSON.stringify(name.slice(0, 20))).not.toContain(
      'mistake in jenkins-pipeline-sdk',
    );
    expect(stderr.length).toBeLessThan(20_000);
    // What a terminal would act on never reaches it.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
    expect(stderr).not.toMatch(/[\u0000-\u0008\u202e]/);
    expect([0, 3]).toContain(code);
  }
});

test('a command of a megabyte', async () => {
  const repository = makeFolder({
    [file]: `import { definePipeline } from 'jenkins-pipeline-sdk';
export default definePipeline({ name: 'large', stages: ({ build }) => [build('Build', (s) => [s.run('#' + 'x'.repeat(1_000_000) + '\\necho done')])] });
`,
  });
  const compile = await platform(repository, ['compile']);
  expect([0, 3]).toContain(compile.code);
  expect(compile.stdout + compile.stderr).not.toContain('mistake in jenkins-pipeline-sdk');
  expect(compile.stderr.length).toBeLessThan(20_000);
});

test('ten thousand stages are refused for their number and for their size, once each', async () => {
  const repository = makeFolder({
    [file]: `import { definePipeline } from 'jenkins-pipeline-sdk';
export default definePipeline({ name: 'many', stages: ({ build }) => Array.from({ length: 10_000 }, (_, index) => build('Stage ' + index, (s) => [s.run('true')])) });
`,
  });
  const { code, stderr } = await platform(repository, ['compile']);
  expect(code).toBe(3);
  const codes = stderr.split('\n').flatMap((line) => /^error (P\d+)/.exec(line)?.[1] ?? []);
  expect(codes).toEqual(['P705', 'P706']);
});
