import { describe, expect, test } from 'vitest';
import { makeFolder } from '../support/make-repository.ts';
import { group, pipelineOf, run, stage } from '../support/models.ts';
import { runModel } from '../support/run-model.ts';

const say = (text: string) => run(`echo ${text}`);

describe('stages in order', () => {
  test('run one after the other', async () => {
    const { lines, results, record } = await runModel(
      pipelineOf([
        stage('One', [say('1'), say('2')]),
        group('Both', [stage('Two', [say('3')]), stage('Three', [say('4')])]),
        stage('Four', [say('5')]),
      ]),
      makeFolder(),
    );
    expect(lines).toEqual(['1', '2', '3', '4', '5']);
    expect(record.result).toBe('succeeded');
    expect(Object.values(results).every((result) => result === 'succeeded')).toBe(true);
  });

  test('a failure stops the later ones and says so', async () => {
    const outcome = await runModel(
      pipelineOf([
        stage('One', [run('exit 3'), say('never')]),
        stage('Two', [say('never')]),
        group('Three', [stage('Inner', [say('never')])]),
      ]),
      makeFolder(),
    );
    expect(outcome.results).toEqual({ One: 'failed', Two: 'not-run', Three: 'not-run' });
    expect(outcome.stage('Two').reason).toBe('an earlier stage failed');
    expect(outcome.lines).toEqual([]);
    expect(outcome.steps[0]?.error?.message).toBe('The command ended with code 3.');
    expect(outcome.record.result).toBe('failed');
  });

  test('an unstable or ignored step stops nothing', async () => {
    const outcome = await runModel(
      pipelineOf([
        stage('One', [run('exit 1', { onFailure: 'unstable' }), say('on')]),
        stage('Two', [run('exit 1', { onFailure: 'ignore' })]),
        stage('Three', [say('end')]),
      ]),
      makeFolder(),
    );
    expect(outcome.results).toEqual({ One: 'unstable', Two: 'succeeded', Three: 'succeeded' });
    expect(outcome.steps.map(({ outcome: result }) => result)).toEqual([
      'unstable',
      'succeeded',
      'ignored',
      'succeeded',
    ]);
    expect(outcome.record.result).toBe('unstable');
  });
});

describe('parallel stages', () => {
  test('a failure does not stop its siblings', async () => {
    const outcome = await runModel(
      pipelineOf([
        group(
          'Both',
          [stage('Bad', [run('exit 1')]), stage('Good', [run('sleep 0.2; echo done')])],
          {
            parallel: true,
          },
        ),
        stage('After', [say('never')]),
      ]),
      makeFolder(),
    );
    expect(outcome.results).toEqual({
      Both: 'failed',
      Bad: 'failed',
      Good: 'succeeded',
      After: 'not-run',
    });
    expect(outcome.lines).toEqual(['done']);
  });

  test('failFast stops them, and the run failed all the same', async () => {
    const outcome = await runModel(
      pipelineOf([
        group(
          'Both',
          [
            stage('Bad', [run('sleep 0.2; exit 1')]),
            stage('Slow', [run('sleep 60'), say('never')]),
          ],
          { parallel: true, failFast: true },
        ),
      ]),
      makeFolder(),
    );
    expect(outcome.results).toEqual({ Both: 'failed', Bad: 'failed', Slow: 'aborted' });
    expect(outcome.record.result).toBe('failed');
    expect(outcome.record.durationMs).toBeLessThan(30_000);
  });

  test('no more run at once than allowed', async () => {
    const marks = 'f=$MARKS/$$; touch "$f"; ls "$MARKS" | wc -l; sleep 0.1; rm "$f"';
    const repository = makeFolder();
    const names = ['A', 'B', 'C', 'D', 'E'];
    const { lines } = await runModel(
      pipelineOf([
        stage('Make', [run('mkdir -p "$MARKS"')]),
        group(
          'All',
          names.map((name) => stage(name, [run(marks)])),
          { parallel: true },
        ),
      ]),
      repository,
      { concurrency: 2, environment: { PATH: process.env['PATH'], MARKS: `${repository}/marks` } },
    );
    const counts = lines.map(Number);
    expect(counts).toHaveLength(5);
    expect(Math.max(...counts)).toBe(2);
  });
});

describe('matrix', () => {
  const matrix = {
    axes: [
      { name: 'NODE', values: ['22', '24'] },
      { name: 'OS', values: ['linux', 'mac', 'windows'] },
    ],
    exclude: [{ NODE: ['22'], OS: ['mac', 'windows'] }, { OS: ['windows'] }],
  };

  test('runs every cell that is not left out, with its values', async () => {
    const outcome = await runModel(
      pipelineOf([
        stage(
          'Test',
          [
            run({
              script: 'echo "$n on $o"',
              values: { n: { $axis: 'NODE' }, o: { $axis: 'OS' } },
            }),
          ],
          {
            matrix,
          },
        ),
      ]),
      makeFolder(),
      { concurrency: 1 },
    );
    expect(outcome.lines).toEqual(['22 on linux', '24 on linux', '24 on mac']);
    expect(Object.keys(outcome.results)).toEqual([
      'Test',
      'Test NODE=22 OS=linux',
      'Test NODE=24 OS=linux',
      'Test NODE=24 OS=mac',
    ]);
  });

  test('a failed cell fails the matrix, not the other cells', async () => {
    const outcome = await runModel(
      pipelineOf([
        stage('Test', [run({ script: 'test "$n" = 24', values: { n: { $axis: 'N' } } })], {
          matrix: { axes: [{ name: 'N', values: ['22', '24'] }], exclude: [] },
        }),
      ]),
      makeFolder(),
    );
    expect(outcome.results).toEqual({
      Test: 'failed',
      'Test N=22': 'failed',
      'Test N=24': 'succeeded',
    });
  });

  test('values that are no file names', async () => {
    const values = [
      'a/b',
      '..',
      'x y',
      '日本',
      "'; exit 1 #",
      'A'.repeat(300),
      `${'A'.repeat(300)}B`,
    ];
    const outcome = await runModel(
      pipelineOf([
        stage(
          'Test',
          [run({ script: 'pwd; printf %s "$v" > value', values: { v: { $axis: 'V' } } })],
          {
            matrix: { axes: [{ name: 'V', values }], exclude: [] },
          },
        ),
      ]),
      makeFolder(),
    );
    expect(outcome.record.result).toBe('succeeded');
    expect(new Set(outcome.lines).size).toBe(values.length);
    expect(outcome.lines.every((line) => line.includes('/workspaces/test_40V_3D'))).toBe(true);
  });

  test('failFast ends the other cells', async () => {
    const outcome = await runModel(
      pipelineOf([
        stage(
          'Test',
          [run({ script: 'test "$n" = 1 || sleep 60; exit 1', values: { n: { $axis: 'N' } } })],
          {
            failFast: true,
            matrix: { axes: [{ name: 'N', values: ['1', '2'] }], exclude: [] },
          },
        ),
      ]),
      makeFolder(),
    );
    expect(outcome.results).toEqual({
      Test: 'failed',
      'Test N=1': 'failed',
      'Test N=2': 'aborted',
    });
  });
});
