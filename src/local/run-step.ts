import type { Step } from '../model/step.ts';
import { findPlace } from './find-place.ts';
import { type PerformedStep, performStep } from './perform-step.ts';
import { placeOf } from './run-event.ts';
import type { StepRecord } from './run-record.ts';
import { logOf, type RunSession, sinceStart } from './run-session.ts';
import type { StageRuntime } from './run-steps.ts';
import { openStepLog } from './step-log.ts';
import { describeError } from './step-record.ts';

/** Runs one step of a stage: its log, its events and its record. Never throws for what a step did. */
export async function runStep(
  session: RunSession,
  runtime: StageRuntime,
  step: Step,
): Promise<StepRecord> {
  const place = { ...placeOf(runtime.stage?.id ?? 'post', runtime.axes), step: step.id };
  const startMs = sinceStart(session);
  const log = logOf(step.id, runtime.axes, runtime.attempt);
  session.options.onEvent({ type: 'step-started', ...place, label: step.label });
  const lines = openStepLog(session, place, log);
  const performed = await performStep(session, runtime, step, lines.events);
  if (performed.error !== undefined)
    lines.write(`${performed.error.message}\n${performed.error.mend ?? ''}`);
  await lines.close();
  const record = {
    ...describeStep(session, step, performed),
    startMs,
    durationMs: sinceStart(session) - startMs,
    log,
  };
  session.options.onEvent({ type: 'step-finished', ...place, record });
  return record;
}

function describeStep(
  session: RunSession,
  step: Step,
  { outcome, outputs, kept, error, tests }: PerformedStep,
): Omit<StepRecord, 'startMs' | 'durationMs' | 'log'> {
  const position = findPlace(session.positions, step.id);
  const saved = Object.entries(outputs).filter(([name]) => step.save?.[name] !== undefined);
  return {
    id: step.id,
    label: step.label,
    contract: step.contract,
    outcome,
    kept,
    outputs: Object.fromEntries(saved),
    ...(position === undefined ? {} : { position }),
    ...(error === undefined ? {} : { error: describeError(error) }),
    ...(tests === undefined
      ? {}
      : { tests: { tests: tests.tests, failed: tests.failed, skipped: tests.skipped } }),
  };
}
