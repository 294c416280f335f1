import type { ContractShape, StepInput, StepOutputs } from '../contracts/contract.ts';
import type { ContextName } from '../model/value.ts';
import type { Adapters } from '../runner/adapters.ts';
import type { FlowImage } from '../runner/flow-record.ts';
import type { ImageStore } from '../runner/image-store.ts';
import type { TestSummary } from '../runner/junit/test-summary.ts';
import type { ProcessResult } from '../runner/process/run-process.ts';

/** What a step may say while it runs; everything is masked before it leaves the runner. */
export interface StepLog {
  info(text: string): void;
  warn(text: string): void;
  progress(label: string, done: number, total: number, unit: string): void;
}

/** What a step has at hand. */
export interface StepContext {
  readonly stepId: string;
  readonly pipeline: string;
  readonly stage: string;
  /** Absolute path of the stage's workspace. */
  readonly workspace: string;
  /** Absolute path of the folder to work in; inside the workspace. */
  readonly directory: string;
  /** A private folder that is removed when the step ends. */
  readonly temporary: string;
  /** The environment for commands: base, stage, step, secrets. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly log: StepLog;
  readonly now: () => Date;
  /** The build's own values; names that do not apply are empty text. */
  readonly build: Readonly<Record<ContextName, string>>;
  readonly environment:
    | { readonly name: string; readonly cluster: string; readonly namespace: string }
    | undefined;
  readonly adapters: Adapters;
  readonly images: ImageStore;
  /** Time of the commit, for what must not depend on the clock; the epoch without one. */
  readonly commitTime: Date;
  /** What earlier steps made, and what this one makes. */
  image(name: string): FlowImage | undefined;
  recordImage(name: string, image: FlowImage): void;
  /** Copies files of the workspace to where people find them after the run; returns their names. */
  keepFiles(globs: readonly string[]): Promise<string[]>;
  /** Collects JUnit XML files; returns undefined when none matches. */
  collectTests(globs: readonly string[]): Promise<TestSummary | undefined>;
  /** Starts a command of the team with the step's environment, masked output and the whole process tree under control. */
  runCommand(
    command: { file: string; args: readonly string[] } | { script: string; shell: 'sh' | 'bash' },
    options: { env?: Record<string, string>; onStdout?: (text: string) => void },
  ): Promise<ProcessResult>;
}

/** The work of a step: resolved input in, outputs out. Throws `StepError`. */
export type StepRun<C extends ContractShape = ContractShape> = (
  input: StepInput<C>,
  context: StepContext,
) => Promise<StepOutputs<C>>;
