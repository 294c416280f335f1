import type { RunRecord, StageRecord, StepRecord } from '../../../src/local/run-record.ts';

/** Names that try to become markup, script or something that can't be shown. */
export const hostileNames = [
  '<script>window.hit = 1</script>',
  '"><img src=x onerror="window.hit = 1">',
  "' onmouseover='window.hit = 1",
  '</style></title></pre></details><script>window.hit = 1</script>',
  '<!-- --> ]]> &lt; &amp;',
  '👩‍👩‍👧‍👦 שלום 世界 e\u0301',
  'control \u0000\u0007\u001b[31m\u007f\u0085 end',
  'half \ud83d surrogate',
  'javascript:alert(1)',
];

export function sampleStep(more: Partial<StepRecord> = {}): StepRecord {
  return {
    id: 'build.run',
    label: 'npm test',
    contract: 'run',
    outcome: 'succeeded',
    startMs: 0,
    durationMs: 500,
    log: 'logs/build.run.log',
    kept: [],
    outputs: {},
    ...more,
  };
}

export function sampleStage(more: Partial<StageRecord> = {}): StageRecord {
  return {
    id: 'build',
    name: 'Build',
    result: 'succeeded',
    startMs: 0,
    durationMs: 1000,
    steps: [sampleStep()],
    stages: [],
    ...more,
  };
}

/** A run with a stage for each result and hostile names everywhere. */
export function sampleRun(more: Partial<RunRecord> = {}): RunRecord {
  const outcomes = [
    'succeeded',
    'unchanged',
    'skipped',
    'ignored',
    'unstable',
    'failed',
    'aborted',
  ] as const;
  return {
    version: 1,
    id: '20260102-030405',
    pipeline: hostileNames[0] as string,
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 2000,
    result: 'failed',
    branch: hostileNames[1] as string,
    commit: 'a'.repeat(40),
    stages: [
      sampleStage({
        name: hostileNames[2] as string,
        axes: { [hostileNames[3] as string]: hostileNames[4] as string },
      }),
      ...hostileNames.map((name, index) =>
        sampleStage({
          id: `s${index}`,
          name,
          reason: name,
          steps: [
            sampleStep({
              label: name,
              outcome: outcomes[index % outcomes.length] as StepRecord['outcome'],
              position: name,
              error: { code: 'x', message: name, mend: name },
              tests: { tests: 3, failed: 1, skipped: 1 },
              log: `logs/${index}.log`,
            }),
          ],
        }),
      ),
    ],
    post: [sampleStep({ label: 'post' })],
    ...more,
  };
}
