import { expect, test } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { createPlainProgress } from '../../../src/cli/progress/plain.ts';
import { makeRepository } from '../../support/make-repository.ts';
import { pipelineOf, run, stage } from '../../support/models.ts';
import { runModel } from '../../support/run-model.ts';

test('each line of a matrix names the cell that it comes from', async () => {
  let log = '';
  const io: Io = {
    stdout: (text) => {
      log += text;
    },
    stderr: () => {},
    terminal: false,
    color: false,
    columns: 100,
    cwd: '/',
    env: {},
    signal: new AbortController().signal,
    ask: undefined,
  };
  const { onEvent } = createPlainProgress(io);
  const axes = [
    { name: 'OS', values: ['linux', 'mac os'] },
    { name: 'NODE', values: ['22', '24'] },
  ];
  await runModel(
    pipelineOf([
      stage('Test', [run('echo "$OS"', { env: { OS: { $axis: 'OS' } } })], {
        matrix: { axes, exclude: [{ OS: ['mac os'], NODE: ['22'] }] },
      }),
      stage('After', [run('echo done')]),
    ]),
    makeRepository(),
    { onEvent, concurrency: 1 },
  );
  const lines = log.replaceAll(/\d+\.\d s/g, '0.0 s').split('\n');
  const cell = (name: string, os: string) => [
    `[test ${name}] Stage Test`,
    `[test ${name}] > echo "$OS"`,
    `[test ${name}] ${os}`,
    `[test ${name}] ✓ echo "$OS" (0.0 s)`,
    `[test ${name}] Test: succeeded`,
  ];
  const mac = cell('OS="mac os" NODE=24', 'mac os');
  expect(lines.filter((line) => line.includes('mac'))).toEqual(mac);
  for (const node of ['22', '24'])
    expect(lines.filter((line) => line.includes(`OS=linux NODE=${node}`))).toEqual(
      cell(`OS=linux NODE=${node}`, 'linux'),
    );
  expect(lines[0]).toBe('[test] Stage Test (here instead of linux)');
  expect(lines.slice(-7)).toEqual([
    '[test] Test: succeeded',
    '[after] Stage After (here instead of linux)',
    '[after] > echo done',
    '[after] done',
    '[after] ✓ echo done (0.0 s)',
    '[after] After: succeeded',
    '',
  ]);
});
