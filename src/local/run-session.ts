import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { LimitFunction } from 'p-limit';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import type { Adapters } from '../runner/adapters.ts';
import type { BuildContext } from '../runner/build-context.ts';
import type { ImageStore } from '../runner/image-store.ts';
import type { GitState } from './git-state.ts';
import type { RunDirectory } from './run-directory.ts';
import type { RunOptions } from './run-options.ts';
import type { RunResult } from './run-record.ts';
import type { Selection } from './select-stages.ts';

/** What all stages of one run share. */
export interface RunSession {
  readonly pipeline: Pipeline;
  readonly positions: Positions;
  readonly options: RunOptions;
  readonly directory: RunDirectory;
  readonly git: GitState;
  readonly build: BuildContext;
  readonly parameters: Readonly<Record<string, string | boolean>>;
  /** The answers to the questions of all approvals. */
  readonly answers: Readonly<Record<string, string | boolean>>;
  readonly adapters: Adapters;
  readonly images: ImageStore;
  readonly sourceFiles: readonly string[];
  readonly selection: Selection;
  /** One place for each stage that may hold a workspace at the same time. */
  readonly agents: LimitFunction;
  /** The result of the run before this one, for `changed`, `fixed` and `regression`. */
  readonly previous: RunResult | undefined;
  /** The worst result so far. */
  result: RunResult;
  readonly startedAt: number;
}

const order: readonly RunResult[] = ['succeeded', 'unstable', 'failed', 'aborted'];

/** The worse of two results; skipped stages count as success. */
export function worse(a: RunResult, b: RunResult): RunResult {
  return order[Math.max(order.indexOf(a), order.indexOf(b), 0)] as RunResult;
}

/** Milliseconds since the run started. */
export function sinceStart(session: RunSession): number {
  return Math.round(performance.now() - session.startedAt);
}

/** What a file system takes as a name, less what this product adds to it. */
const maximumNameLength = 150;

/** A file name for a stage or step that is unique in the run and safe everywhere. */
export function fileNameOf(id: string, axes: Readonly<Record<string, string>>): string {
  const cell = Object.entries(axes)
    .map(([axis, value]) => `${axis}=${value}`)
    .join(',');
  const whole = encodeURIComponent(cell === '' ? id : `${id}@${cell}`).replaceAll('%', '_');
  if (whole.length <= maximumNameLength) return whole;
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, 16);
  return `${whole.slice(0, maximumNameLength - digest.length - 1)}-${digest}`;
}

/** Where the log of a step lies, relative to the run's directory; each attempt of a stage has its own. */
export function logOf(stepId: string, axes: Readonly<Record<string, string>>, attempt = 1): string {
  const again = attempt === 1 ? '' : `.attempt-${attempt}`;
  return join('logs', `${fileNameOf(stepId, axes)}${again}.log`);
}
