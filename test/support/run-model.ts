import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '../../src/local/run-event.ts';
import type { RunOptions } from '../../src/local/run-options.ts';
import { runPipeline } from '../../src/local/run-pipeline.ts';
import type { RunRecord, StageRecord, StepRecord } from '../../src/local/run-record.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';

/** A run of a model, with what tests ask of it. */
export interface ModelRun {
  readonly record: RunRecord;
  readonly events: readonly RunEvent[];
  /** Absolute path of the run's directory. */
  readonly directory: string;
  /** Stage name → result, cells as `name axis=value`. */
  readonly results: Readonly<Record<string, string>>;
  readonly stage: (name: string) => StageRecord;
  /** Every step that ran, in the order of the record. */
  readonly steps: readonly StepRecord[];
  /** What all steps printed, in the order in which it came. */
  readonly lines: readonly string[];
  readonly log: (step: StepRecord) => string;
}

/** Runs a model in a repository with the engine itself. */
export async function runModel(
  pipeline: Pipeline,
  repository: string,
  more: Partial<RunOptions> = {},
): Promise<ModelRun> {
  const events: RunEvent[] = [];
  const { record, directory } = await runPipeline(
    pipeline,
    {},
    {
      repository,
      parameters: {},
      cache: true,
      concurrency: 4,
      environment: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
      signal: new AbortController().signal,
      now: () => new Date('2026-01-02T03:04:05Z'),
      approve: undefined,
      ...more,
      onEvent(event) {
        events.push(event);
        more.onEvent?.(event);
      },
    },
  );
  const stages = record.stages.flatMap(flatten);
  return {
    record,
    events,
    directory: directory.path,
    results: Object.fromEntries(stages.map((found) => [nameOf(found), found.result])),
    stage(name) {
      const found = stages.find((candidate) => nameOf(candidate) === name);
      if (found === undefined) throw new Error(`The run has no stage ${name}.`);
      return found;
    },
    steps: [...stages.flatMap(({ steps }) => steps), ...record.post],
    lines: events.flatMap((event) => (event.type === 'step-output' ? [event.text] : [])),
    log: ({ log }) => readFileSync(join(directory.path, log), 'utf8'),
  };
}

function flatten(stage: StageRecord): StageRecord[] {
  return [stage, ...stage.stages.flatMap(flatten)];
}

function nameOf({ name, axes }: StageRecord): string {
  return [name, ...Object.entries(axes ?? {}).map(([axis, value]) => `${axis}=${value}`)].join(' ');
}
