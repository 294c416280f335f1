import { chmodSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Stage } from '../../src/model/stage.ts';
import { makeFolder, makeRepository, writeFiles } from '../support/make-repository.ts';
import { group, pipelineOf, run, stage, step } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const jar = { files: { jar: { name: 'jar', include: ['build/*.jar'] } } };
const make = run('mkdir -p build; cp version build/app.jar', { makes: ['jar'] });
const use = run('cat build/app.jar', { needs: ['jar'] });
const echoValue = (name: string) =>
  run({ script: 'printf "%s\\n" "$v"', values: { v: { $value: name } } });

describe('values', () => {
  test('travel to later stages, whatever these are called', async () => {
    const { lines } = await runModel(
      pipelineOf(
        [
          stage('Z', [run('printf "a\'b\\"c\\n日本"', { save: { stdout: 'text' } })]),
          group('G', [stage('A', [echoValue('text')]), stage('B', [echoValue('text')])], {
            parallel: true,
          }),
        ],
        { values: { text: 'text' } },
      ),
      makeFolder(),
    );
    expect(lines.filter((line) => line === '日本')).toHaveLength(3);
    expect(lines.filter((line) => line === 'a\'b"c')).toHaveLength(3);
  });

  test('one that nobody saved is named with the step that needs it', async () => {
    const { steps, record } = await runModel(
      pipelineOf([stage('A', [echoValue('version')])], { values: { version: 'text' } }),
      makeFolder(),
    );
    expect(steps[0]?.error).toMatchObject({
      code: 'value.missing',
      message: '`a.run-1` needs version, which no earlier step of this run saved.',
    });
    expect(record.result).toBe('failed');
  });

  test('what nobody saves may be as large as it wants', async () => {
    const { record, steps } = await runModel(
      pipelineOf([stage('A', [run('head -c 3000000 /dev/zero | tr "\\0" x')])]),
      makeFolder(),
    );
    expect(record.result).toBe('succeeded');
    expect(JSON.stringify(record).length).toBeLessThan(2000);
    expect(steps[0]?.outputs).toEqual({});
  });

  test('one that is too large to travel fails its step', async () => {
    const { steps } = await runModel(
      pipelineOf(
        [stage('A', [run('head -c 1048576 /dev/zero | tr "\\0" x', { save: { stdout: 'big' } })])],
        { values: { big: 'text' } },
      ),
      makeFolder(),
    );
    expect(steps[0]?.error?.code).toBe('outputs.too-large');
  });

  test('those of the attempt that succeeded hold', async () => {
    const { lines } = await runModel(
      pipelineOf(
        [
          stage(
            'A',
            [
              run('echo x >> n; wc -l < n', { save: { stdout: 'n' } }),
              run('test "$(wc -l < n)" -ge 2'),
            ],
            {
              retryAttempts: 2,
            },
          ),
          stage('B', [echoValue('n')]),
        ],
        { values: { n: 'text' } },
      ),
      makeFolder(),
    );
    expect(lines.at(-1)?.trim()).toBe('2');
  });
});

describe('files', () => {
  test('travel to stages that need them, and only there', async () => {
    const { lines, results } = await runModel(
      pipelineOf(
        [stage('Make', [make, use]), stage('Use', [use]), stage('Other', [run('test ! -e build')])],
        jar,
      ),
      makeFolder({ version: '1' }),
    );
    expect(lines).toEqual(['1', '1']);
    expect(results).toEqual({ Make: 'succeeded', Use: 'succeeded', Other: 'succeeded' });
  });

  test('keep their mode', async () => {
    const { record } = await runModel(
      pipelineOf(
        [
          stage('Make', [run('echo "echo works" > tool; chmod 755 tool', { makes: ['tool'] })]),
          stage('Use', [run('./tool', { needs: ['tool'] })]),
        ],
        { files: { tool: { name: 'tool', include: ['tool'] } } },
      ),
      makeFolder(),
    );
    expect(record.result).toBe('succeeded');
  });

  test('a step that made none of them fails, and the run has its record', async () => {
    const { steps, record } = await runModel(
      pipelineOf([stage('Make', [run(['true'], { makes: ['jar'] })])], jar),
      makeFolder(),
    );
    expect(steps[0]?.error).toMatchObject({
      code: 'files.none',
      message: 'The step is done, but no file of "jar" is there: build/*.jar.',
    });
    expect(record.result).toBe('failed');
  });

  test('a step whose files nobody made fails; skipped, it needs none', async () => {
    const missing = await runModel(pipelineOf([stage('Use', [use])], jar), makeFolder());
    expect(missing.steps[0]?.error).toMatchObject({
      code: 'files.missing',
      message: 'The files "jar" are not there: the step that makes them has not run.',
    });
    const skipped = await runModel(
      pipelineOf(
        [stage('Use', [{ ...use, when: { kind: 'branch', pattern: 'no' } }, run('echo on')])],
        jar,
      ),
      makeFolder(),
    );
    expect(skipped.lines).toEqual(['on']);
  });

  test('post steps get theirs', async () => {
    const { lines } = await runModel(
      pipelineOf([stage('Make', [make])], { ...jar, post: { always: [use] } }),
      makeFolder({ version: '1' }),
    );
    expect(lines).toEqual(['1']);
  });

  test('of a matrix come from every cell', async () => {
    const { lines } = await runModel(
      pipelineOf(
        [
          stage(
            'Test',
            [
              run(
                { script: 'echo "$n" > r-"$n"', values: { n: { $axis: 'N' } } },
                { makes: ['r'] },
              ),
            ],
            {
              matrix: { axes: [{ name: 'N', values: ['1', '2'] }], exclude: [] },
            },
          ),
          stage('Read', [run('cat r-*', { needs: ['r'] })]),
        ],
        { files: { r: { name: 'r', include: ['r-*'] } } },
      ),
      makeFolder(),
    );
    expect(lines).toEqual(['1', '2']);
  });

  test('globs that leave the workspace are refused', async () => {
    const { steps } = await runModel(
      pipelineOf([stage('A', [step('keepFiles', { include: ['../../../../../*.txt'] })])]),
      makeFolder({ 'secret.txt': 'x' }),
    );
    expect(steps[0]?.error?.code).toBe('path.outside');
  });
});

describe('--from and --stage', () => {
  const pipeline = pipelineOf(
    [
      stage('Make', [make, run('cat version', { save: { stdout: 'version' } })]),
      group(
        'Checks',
        [stage('Use', [use, echoValue('version')]), stage('Lint', [run('echo lint')])],
        {
          parallel: true,
        },
      ),
      stage('End', [run('echo end')]),
    ],
    { ...jar, values: { version: 'text' } },
  );

  test('take what the last run handed on', async () => {
    const repository = makeFolder({ version: '1' });
    await runModel(pipeline, repository);
    writeFiles(repository, { version: '2' });
    const from = await runModel(pipeline, repository, { from: 'checks', concurrency: 1 });
    expect(from.results).toMatchObject({ Make: 'not-run', Use: 'succeeded', End: 'succeeded' });
    expect(from.lines).toEqual(['1', '1', 'lint', 'end']);
    expect(from.stage('Make').reason).toBe('not asked for');
    const only = await runModel(pipeline, repository, { stage: 'USE' });
    expect(only.results).toEqual({
      Make: 'not-run',
      Checks: 'succeeded',
      Use: 'succeeded',
      Lint: 'not-run',
      End: 'not-run',
    });
    const remade = await runModel(pipeline, repository, { from: 'Make', concurrency: 1 });
    expect(remade.lines).toEqual(['2', '2', '2', 'lint', 'end']);
  });

  test('take it of the last run in which the stages that they need have succeeded', async () => {
    const repository = makeFolder({ version: '1' });
    await runModel(pipeline, repository);
    writeFiles(repository, { version: '2' });
    const broken: Pipeline = { ...pipeline, stages: [...pipeline.stages] };
    broken.stages[0] = { ...(pipeline.stages[0] as Stage), steps: [run('exit 1')] };
    expect((await runModel(broken, repository)).record.result).toBe('failed');
    const from = await runModel(pipeline, repository, { from: 'checks', concurrency: 1 });
    expect(from.lines).toEqual(['1', '1', 'lint', 'end']);
    // What that run took over, a later one finds there; and where nothing is needed, any will do.
    expect((await runModel(broken, repository, { stage: 'Make' })).record.result).toBe('failed');
    expect((await runModel(pipeline, repository, { stage: 'Use' })).lines).toEqual(['1', '1']);
    expect((await runModel(broken, repository, { stage: 'End' })).lines).toEqual(['end']);
  });

  test('an image that was built again is not the one that was pushed before', async () => {
    const images = pipelineOf(
      [
        stage('Z build', [step('imageBuild', { image: { $image: 'app' } })]),
        stage('Push', [
          step('imagePush', { image: { $image: 'app' }, extraTags: ['t'], mutableTags: true }),
        ]),
        stage('A note', [step('annotateDeployment', { image: { $image: 'app' } })]),
      ],
      {
        images: {
          app: {
            name: 'app',
            context: '.',
            include: ['version'],
            exclude: [],
            base: 'scratch',
            workdir: '/app',
            command: ['x'],
            environment: {},
            user: '1:1',
            platforms: ['linux/amd64'],
            labels: {},
          },
        },
      },
    );
    const repository = makeFolder({ version: '1' });
    const first = await runModel(images, repository);
    expect(first.steps.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    writeFiles(repository, { version: '2' });
    await runModel(images, repository, { stage: 'Z build' });
    const { directory } = await runModel(images, repository, { stage: 'A note' });
    const { readFlowFolder } = await import('../../src/runner/flow-store.ts');
    const { images: known } = await readFlowFolder(join(directory, 'outputs'));
    expect(known['app']?.reference).toBeUndefined();
    expect(known['app']?.digest).not.toBe('');
  });

  test('unknown stages and a missing last run are said before anything runs', async () => {
    const repository = makeFolder();
    await expect(runModel(pipeline, repository, { stage: 'Lnt' })).rejects.toMatchObject({
      code: 'run.unknown-stage',
      message: 'The pipeline has no stage "Lnt". Did you mean "Lint"?',
    });
    await expect(runModel(pipeline, repository, { from: 'Lint' })).rejects.toMatchObject({
      code: 'run.no-last-run',
    });
    expect(existsSync(join(repository, '.platform/runs'))).toBe(false);
  });
});

describe('workspaces', () => {
  test('have links without Git too, but no dependencies and nothing of older runs', async () => {
    const repository = makeFolder({
      'a.txt': 'a',
      'sub/b.txt': 'b',
      'sub/node_modules/x/index.js': '',
      '.platform/images/app/index.json': '',
      '.platform/pipeline.json': '',
    });
    symlinkSync('a.txt', join(repository, 'file-link'));
    symlinkSync('sub', join(repository, 'folder-link'));
    symlinkSync('nowhere', join(repository, 'broken-link'));
    const { lines } = await runModel(
      pipelineOf([stage('One', [run('find . -type f -o -type l | sort; cat folder-link/b.txt')])]),
      repository,
    );
    expect(lines).toEqual([
      './.platform/pipeline.json',
      './a.txt',
      './broken-link',
      './file-link',
      './folder-link',
      './sub/b.txt',
      'b',
    ]);
  });

  test('each stage has its own, with what Git tracks or does not ignore', async () => {
    const repository = makeRepository({
      '.gitignore': '.platform/\nignored.txt\n',
      'a b.txt': 'a',
      'sub/deep/c.txt': 'c',
      'tool.sh': '#!/bin/sh\necho ran',
    });
    writeFiles(repository, { 'ignored.txt': 'x', 'new.txt': 'n' });
    symlinkSync('a b.txt', join(repository, 'link'));
    chmodSync(join(repository, 'tool.sh'), 0o755);
    const { lines, record } = await runModel(
      pipelineOf([
        stage('One', [
          run('find . -type f -o -type l | grep -v platform/ | sort; touch one; ./tool.sh'),
        ]),
        stage('Two', [run('test ! -e one; cat link')], { retryAttempts: 2 }),
      ]),
      repository,
    );
    expect(lines).toEqual([
      './.gitignore',
      './a b.txt',
      './link',
      './new.txt',
      './sub/deep/c.txt',
      './tool.sh',
      'ran',
      'a',
    ]);
    expect(record.result).toBe('succeeded');
    expect(readdirSync(repository)).not.toContain('one');
  });
});
