import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../engine/engine.ts';
import { buildPackageOnce } from '../support/built-package.ts';
import { git, makeFolder, makeRepository } from '../support/make-repository.ts';
import {
  commitAll,
  installDependencies,
  installPackages,
  makeSampleLibrary,
  runPlatform,
} from './library-command.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

/** What Jenkins loads of a revision of a library. */
function loadLibrary(root: string, revision: string) {
  const paths = git(root, 'ls-tree', '-r', '--name-only', revision, 'vars', 'resources').split(
    '\n',
  );
  const read = (path: string) => `${git(root, 'show', `${revision}:${path}`)}\n`;
  const vars = paths.filter((path) => path.endsWith('.groovy'));
  const resources = paths.filter((path) => path.startsWith('resources/'));
  return {
    vars: Object.fromEntries(vars.map((path) => [path.slice('vars/'.length, -7), read(path)])),
    resources: Object.fromEntries(
      resources.map((path) => [path.slice('resources/'.length), read(path)]),
    ),
  };
}

test('from an empty folder to a step that a pipeline uses, here and in Jenkins', async () => {
  const sdk = await buildPackageOnce();
  const folder = makeFolder();
  const root = join(folder, 'acme');
  const ok = async (...args: string[]) => {
    const ended = await runPlatform(sdk, args[1] === 'init' ? folder : root, ...args);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    return ended.stdout;
  };

  await ok('library', 'init', 'acme', '--name', '@acme/pipelines');
  installPackages(root, sdk);
  await ok('library', 'new', 'step', 'tag-release');
  const built = JSON.parse(await ok('library', 'build', '--json'));
  expect(built.size.bytes).toBeLessThan(built.sizeLimitBytes);
  expect(await ok('library', 'test')).toContain('pass 2');
  commitAll(root, 'first');
  expect(await ok('library', 'check')).toContain('1 step of this library: no mistakes');
  const { plan } = JSON.parse(await ok('library', 'release', '--json'));
  expect(plan).toMatchObject({ version: '0.1.0', tag: 'v0.1.0', majorBranch: 'v0' });
  expect(git(root, 'tag')).toBe('');
  const { released } = JSON.parse(await ok('library', 'release', '--apply', '--json'));
  expect(git(root, 'rev-parse', 'v0.1.0^{commit}', 'v0')).toBe(
    `${released.revision}\n${released.revision}`,
  );
  expect(git(root, 'status', '--porcelain')).toBe('');
  expect(await ok('library', 'check')).toContain('The contracts are as in v0.1.0.');

  const library = join(root, 'build/package');
  installDependencies(library);
  const team = makeRepository({
    'platform.pipeline.ts': `import { definePipeline, value } from '@acme/pipelines';

const result = value('result');

export default definePipeline({
  name: 'team',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.tagRelease('payments', { save: { result } }),
      s.run(['echo', result]),
    ]),
  ],
});
`,
  });
  expect(await runPlatform(library, team, 'check')).toMatchObject({ code: 0 });
  const run = await runPlatform(library, team, 'run', '--plain');
  expect(run, run.stderr).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/Working on payments[\s\S]*\] payments\n/),
  });
  expect(await runPlatform(library, team, 'compile')).toMatchObject({ code: 0 });
  const jenkinsfile = readFileSync(join(team, 'Jenkinsfile'), 'utf8');
  expect(jenkinsfile).toContain(`@Library('platform@${released.revision}') _ // 0.1.0`);

  const [record] = await engine.run({
    jenkinsfile,
    libraries: { platform: loadLibrary(root, released.revision) },
    multibranch: true,
    runs: [{ branch: 'main', stubbed: true }],
  });
  expect(record).toMatchObject({ result: 'SUCCESS', error: null });
  const calls = record?.calls ?? [];
  const write = calls.find(({ step }) => step === 'writeFile')?.arguments as { text: string };
  const script = String(calls.find(({ step }) => step === 'sh')?.arguments['script']);
  expect(JSON.parse(write.text)).toMatchObject({
    step: 'tagRelease',
    library: '0.1.0',
    input: { subject: 'payments' },
  });

  // The same request on an agent whose image has not this runner: the library carries it.
  const { vars, resources } = loadLibrary(root, released.revision);
  const installed = await engine.harness.runVar({
    library: vars,
    call: 'installRunner()',
    env: { WORKSPACE_TMP: '/agent/job@tmp' },
    resources,
  });
  expect(installed).toMatchObject({ error: null, refusals: [], mismatches: [] });
  expect(installed.calls.at(-1)).toMatchObject({
    step: 'writeFile',
    arguments: {
      file: '/agent/job@tmp/platform/runner.mjs',
      text: resources['platform/runner.mjs'],
      encoding: 'UTF-8',
    },
  });
  const sha256 = /--sha256 ([0-9a-f]{64}) "/.exec(script)?.[1] as string;
  const agent = makeFolder({ 'tmp/platform/request.json': write.text });
  const carried = git(
    root,
    'cat-file',
    'blob',
    `${released.revision}:resources/platform/runner.mjs`,
  );
  const start = async (runner: string) => {
    writeFileSync(join(agent, 'tmp/platform/runner.mjs'), runner);
    const { exitCode, stdout } = await execa(
      process.execPath,
      [
        join(sdk, 'dist/kit/launch.js'),
        '--sha256',
        sha256,
        join(agent, 'tmp/platform/request.json'),
      ],
      { env: { WORKSPACE: agent, WORKSPACE_TMP: join(agent, 'tmp') }, reject: false },
    );
    return { exitCode, stdout };
  };
  expect(await start(`${carried}\n`)).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Working on payments'),
  });
  expect(await start(`${carried}\n// more\n`)).toMatchObject({
    exitCode: 6,
    stdout: expect.stringContaining('has the checksum'),
  });

  // A mistake with the library's step is found where it stands.
  const wrong = readFileSync(join(team, 'platform.pipeline.ts'), 'utf8');
  writeFileSync(join(team, 'platform.pipeline.ts'), wrong.replace("'payments'", '3'));
  expect(await runPlatform(library, team, 'check')).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('platform.pipeline.ts:9:20'),
  });
});

test('the sample library: its steps, its own adapter, two majors side by side', async () => {
  const { root, sdk } = await makeSampleLibrary();
  const ok = async (...args: string[]) => {
    const ended = await runPlatform(sdk, root, ...args);
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    return ended.stdout;
  };
  await ok('library', 'build');
  expect(await ok('library', 'test')).toContain('pass 9');
  commitAll(root, 'first');
  const first = JSON.parse(await ok('library', 'release', '--apply', '--json')).released;
  expect(first.version).toBe('1.0.0');

  const pipeline = `import { definePipeline, value } from '@acme/pipelines';

const version = value('version');

export default definePipeline({
  name: 'payments',
  stages: ({ build, publish }) => [
    build('Version', (s) => [
      s.checkLicences(['MIT']),
      s.nextVersion('minor', { save: { version } }),
    ]),
    publish('Announce', (s) => [s.announceRelease(version, { room: 'releases' })]),
  ],
});
`;
  const team = makeRepository({
    'platform.pipeline.ts': pipeline,
    'package-lock.json': JSON.stringify({ packages: { 'node_modules/a': { license: 'MIT' } } }),
  });
  git(team, 'tag', 'v1.4.2');
  const library = join(root, 'build/package');
  installDependencies(library);
  const run = await runPlatform(library, team, 'run', '--plain');
  expect(run, run.stderr).toMatchObject({ code: 0 });
  expect(readFileSync(join(team, '.platform/own/chat/messages.jsonl'), 'utf8')).toBe(
    '{"room":"releases","text":"payments 1.5.0 is out."}\n',
  );
  await runPlatform(library, team, 'compile');
  const older = readFileSync(join(team, 'Jenkinsfile'), 'utf8');

  // A parameter that must be given now: only a major release may carry it.
  const contract = join(root, 'src/contracts/next-version.ts');
  const before = readFileSync(contract, 'utf8');
  writeFileSync(contract, before.replace("['patch', 'minor', 'major']", "['minor', 'major']"));
  const step = join(root, 'src/steps/next-version.ts');
  writeFileSync(step, readFileSync(step, 'utf8').replace(/ {4}patch: .*\n/, ''));
  const change = (bump: string) => {
    mkdirSync(join(root, 'changes'), { recursive: true });
    writeFileSync(
      join(root, 'changes/fewer.md'),
      `---\nbump: ${bump}\n---\n\nNo patches any more.\n`,
    );
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', `a ${bump} change`);
  };
  await ok('library', 'build');
  change('minor');
  expect(await runPlatform(sdk, root, 'library', 'release')).toMatchObject({
    code: 6,
    stderr: expect.stringContaining('asks for a minor release, the contracts demand a major one'),
  });
  change('major');
  const second = JSON.parse(await ok('library', 'release', '--apply', '--json')).released;
  expect(git(root, 'for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/tags')).toBe(
    ['heads/main', 'heads/v1', 'heads/v2', 'tags/v1.0.0', 'tags/v2.0.0']
      .map((name) => `refs/${name}`)
      .join('\n'),
  );
  installDependencies(library);
  await runPlatform(library, team, 'compile');
  const newer = readFileSync(join(team, 'Jenkinsfile'), 'utf8');
  expect(newer).toContain(second.revision);

  const runners = new Set<string>();
  for (const [jenkinsfile, { revision, version }] of [
    [older, first],
    [newer, second],
  ]) {
    const [record] = await engine.run({
      jenkinsfile,
      libraries: { platform: { ...loadLibrary(root, revision), versions: [revision] } },
      multibranch: true,
      runs: [{ branch: 'main', stubbed: true }],
    });
    expect(record).toMatchObject({ result: 'SUCCESS', error: null });
    const requests = (record?.calls ?? [])
      .filter(({ step }) => step === 'writeFile')
      .map((call) => JSON.parse(String(call.arguments['text'])));
    expect(requests.map((request) => [request.step, request.library])).toEqual([
      ['checkLicences', version],
      ['nextVersion', version],
      ['announceRelease', version],
    ]);
    const scripts = (record?.calls ?? []).filter(({ step }) => step === 'sh');
    for (const { arguments: given } of scripts)
      runners.add(/--sha256 ([0-9a-f]{64})/.exec(String(given['script']))?.[1] ?? 'none');
  }
  expect(runners.size).toBe(2);

  // A runner of one version does no step of the other.
  const agent = makeFolder({
    'request.json': JSON.stringify({
      id: 'version.next-version',
      step: 'nextVersion',
      library: '1.0.0',
      pipeline: 'payments',
      stage: 'version',
      input: { bump: 'patch' },
    }),
  });
  writeFileSync(
    join(agent, 'runner.mjs'),
    git(root, 'cat-file', 'blob', `${second.revision}:resources/platform/runner.mjs`),
  );
  expect(
    await execa(process.execPath, [join(agent, 'runner.mjs'), join(agent, 'request.json')], {
      env: { WORKSPACE: agent, WORKSPACE_TMP: agent },
      reject: false,
    }),
  ).toMatchObject({
    exitCode: 4,
    stdout: expect.stringContaining(
      'library is version 1.0.0, but the runner on this agent is version 2.0.0',
    ),
  });
});

test('the package of a library publishes nothing of the repository but the library', async () => {
  const { root, sdk } = await makeSampleLibrary();
  commitAll(root, 'first');
  expect(await runPlatform(sdk, root, 'library', 'build')).toMatchObject({ code: 0 });
  const packed = join(makeFolder(), 'package');
  cpSync(join(root, 'build/package'), packed, { recursive: true });
  expect(readdirSync(packed).sort()).toEqual([
    'LICENSE',
    'dist',
    'library',
    'package.json',
    'pipelines',
    'schemas',
    'src',
  ]);
  const manifest = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({
    name: '@acme/pipelines',
    bin: { platform: expect.any(String) },
  });
  expect(manifest).not.toHaveProperty('private');
});
