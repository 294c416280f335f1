import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createRunDirectory,
  finishRunDirectory,
  readLastRun,
} from '../../src/local/run-directory.ts';
import { makeFolder } from '../support/make-repository.ts';
import { pipelineOf, run, stage, step } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const now = new Date('2026-01-02T03:04:05Z');

/** The stamp of a process that is gone. */
function endedStamp(): string {
  const script = `import { readOwnStamp } from ${JSON.stringify(join(import.meta.dirname, '../../src/adapters/secrets/process-stamp.ts'))}; process.stdout.write(readOwnStamp());`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    .stdout;
}

test('what a run leaves: record, logs, outputs, artifacts; nothing that only it needed', async () => {
  const { directory, record, steps, log } = await runModel(
    pipelineOf([
      stage('A', [
        run('echo out; echo err >&2; echo kept > kept.txt'),
        step('keepFiles', { include: ['*.txt'] }),
      ]),
      stage('B', [run('exit 2')]),
    ]),
    makeFolder(),
  );
  expect(readdirSync(directory).sort()).toEqual([
    'artifacts',
    'files',
    'logs',
    'outputs',
    'run.json',
  ]);
  expect(JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8'))).toEqual(record);
  expect(record.id).toBe('20260102-030405');
  expect(steps.map(({ log: path }) => path)).toEqual([
    'logs/a.run-1.log',
    'logs/a.keepFiles-2.log',
    'logs/b.run-1.log',
  ]);
  expect(log(steps[0]!).split('\n').sort()).toEqual(['', 'err', 'out']);
  expect(log(steps[2]!)).toContain('The command ended with code 2.');
  expect(readFileSync(join(directory, 'artifacts/kept.txt'), 'utf8')).toBe('kept\n');
});

test('runs of the same second are counted, and the newest is the last', async () => {
  const repository = makeFolder();
  const ids: string[] = [];
  for (let count = 1; count <= 11; count += 1) {
    const directory = await createRunDirectory(repository, now);
    ids.push(directory.id);
    writeFileSync(
      join(directory.path, 'run.json'),
      JSON.stringify({ version: 1, pipeline: 'sample', id: directory.id }),
    );
    await finishRunDirectory(directory);
  }
  expect(ids.slice(0, 3)).toEqual(['20260102-030405', '20260102-030405-2', '20260102-030405-3']);
  const last = await readLastRun(repository, 'sample');
  expect(last?.record.id).toBe(ids.at(-1));
  expect(await readLastRun(repository, 'other')).toBeUndefined();
});

test('the ten newest runs are kept', async () => {
  const repository = makeFolder();
  for (let minute = 10; minute < 25; minute += 1) {
    await finishRunDirectory(
      await createRunDirectory(repository, new Date(`2026-01-02T03:${minute}:00Z`)),
    );
  }
  const ids = readdirSync(join(repository, '.platform/runs')).sort();
  expect(ids).toHaveLength(10);
  expect(ids[0]).toBe('20260102-031500');
});

test('a run that was killed loses its workspaces, one that goes on does not', async () => {
  const repository = makeFolder();
  const killed = await createRunDirectory(repository, now);
  writeFileSync(join(killed.path, 'process'), endedStamp());
  const running = await createRunDirectory(repository, now);
  const starting = join(repository, '.platform/runs', `.starting-${endedStamp()}-00000001`);
  mkdirSync(starting);
  await createRunDirectory(repository, now);
  expect(existsSync(killed.workspaces) || existsSync(killed.temporary)).toBe(false);
  expect(existsSync(killed.logs)).toBe(true);
  expect(existsSync(running.workspaces) && existsSync(running.temporary)).toBe(true);
  expect(existsSync(starting)).toBe(false);
});

test('runs that start together get directories of their own', async () => {
  const repository = makeFolder();
  const pipeline = pipelineOf([stage('A', [run('echo "$RANDOM" > a; cat a')])]);
  const runs = await Promise.all([1, 2, 3].map(() => runModel(pipeline, repository)));
  expect(new Set(runs.map(({ directory }) => directory)).size).toBe(3);
  expect(runs.every(({ record }) => record.result === 'succeeded')).toBe(true);
});
