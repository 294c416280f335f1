import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowOutcome } from '../../../src/emit/cost/count-flow-nodes.ts';
import type { Shape } from '../../../src/emit/jenkinsfile/document.ts';
import { parseJenkinsfile } from './parse-jenkinsfile.ts';

const folder = join(import.meta.dirname, '../../engine/fixtures/recorded');

/** A recorded case that consists of constructs whose cost is known. */
export interface RecordedCase {
  readonly name: string;
  readonly shape: Shape;
  readonly runs: readonly RecordedRun[];
}

export interface RecordedRun {
  readonly given: { readonly runNumber?: number; readonly previousResult?: string };
  readonly result: string;
  readonly error: string | null;
  readonly stages: readonly {
    readonly name: string;
    readonly tags?: { readonly STAGE_STATUS?: string };
  }[];
  readonly nodes: { readonly total: number };
}

interface CaseFile {
  readonly lint: { readonly valid: boolean };
  readonly runs: readonly RecordedRun[];
}

/** Every recorded case that the linter called valid and that has no code beside Declarative and plain steps. */
export function readRecordedCases(): RecordedCase[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'case.json')))
    .flatMap((name) => {
      const { lint, runs } = JSON.parse(
        readFileSync(join(folder, name, 'case.json'), 'utf8'),
      ) as CaseFile;
      if (!lint.valid) return [];
      try {
        const shape = parseJenkinsfile(readFileSync(join(folder, name, 'Jenkinsfile'), 'utf8'));
        return [{ name, shape, runs }];
      } catch {
        return [];
      }
    });
}

/** What of a run decides which parts of a pipeline cost something. */
export function outcomeOf(run: RecordedRun, index: number, shape: Shape): FlowOutcome {
  const isSkipped = ({ tags }: RecordedRun['stages'][number]) =>
    tags?.STAGE_STATUS === 'SKIPPED_FOR_CONDITIONAL';
  const skipped = new Set(run.stages.filter(isSkipped).map(({ name }) => name));
  const before = run.given.previousResult;
  const due = new Set([
    'always',
    'success',
    'cleanup',
    ...(before !== 'SUCCESS' ? ['changed'] : []),
    ...(before === 'FAILURE' || before === 'UNSTABLE' ? ['fixed'] : []),
  ]);
  const asksPlainly = (stage: Shape): boolean =>
    (stage.body ?? []).some(
      ({ name, body = [] }) => name === 'when' && body.some((one) => one.name === 'changeset'),
    );
  return {
    skips: (path) => skipped.has(path.at(-1) ?? ''),
    runs: (condition) => due.has(condition),
    // A stage that asks for changes runs only when there are some.
    hasChanges:
      index > 0 &&
      listStages(shape).some(
        (stage) => asksPlainly(stage) && !skipped.has(String(stage.values[0])),
      ),
  };
}

function listStages(shape: Shape): Shape[] {
  return (shape.body ?? []).flatMap((inner) => [
    ...(inner.name === 'stage' ? [inner] : []),
    ...listStages(inner),
  ]);
}
