import type { Outcome } from './outcome.ts';
import type { Answer } from './simulate-options.ts';

/**
 * How a stage ends: like a build, or `skipped` (its condition does not hold) or `not-run` (something
 * before it failed).
 */
export type StageStatus = Outcome | 'skipped' | 'not-run';

/** How a step ends; `ignored`: it failed and its options say that this only counts as a line in the log. */
export type StepStatus = Outcome | 'ignored' | 'skipped';

/** A credential that a step asks for: never the value, only the reference. */
export interface SecretRequest {
  /** `mount/path#field` in Vault's words. */
  readonly reference: string;
  /** `variable`: the value itself; `file`: the variable holds the path of a private file with the value. */
  readonly as: 'variable' | 'file';
  /** The variable that holds it, or the path of its file. */
  readonly variable: string;
  readonly step: string;
  /** Id of the stage; `post` behind the pipeline. */
  readonly stage: string;
}

/** A question to people. */
export interface ApprovalRequest {
  readonly stage: string;
  readonly message: string;
  /** Users or groups who may answer. */
  readonly by: readonly string[];
  /** Undefined when the build was stopped while it waited. */
  readonly answer: Answer | undefined;
}

/** A call that the Jenkinsfile makes: of a library step, or one of Jenkins's own. */
export interface JenkinsCall {
  readonly step: string;
  /** With what Jenkins puts in (parameters, axes); every other reference is resolved by the runner. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A step that a build comes to. */
export interface SimulatedStep {
  readonly id: string;
  readonly contract: string;
  readonly label: string;
  readonly status: StepStatus;
  /** Id of its stage; `post` behind the pipeline. */
  readonly stage: string;
  /** The cell of a matrix: axis → value. */
  readonly axes?: Readonly<Record<string, string>>;
  /** The post condition that it stands in. */
  readonly post?: string;
  /** Which attempt of the stage it belongs to, from 1. */
  readonly attempt: number;
  /** How often Jenkins itself calls it: its `retry`, where Jenkins does the work. */
  readonly tries: number;
  /** What it gets, every reference that is known replaced by its value. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, unknown>>;
  readonly secrets: readonly SecretRequest[];
  /** Why it was skipped, stopped or failed. */
  readonly reason?: string;
  /**
   * Undefined when Jenkins does not even call it, or its machine is gone. A library step is also called
   * when it skips itself.
   */
  readonly call?: JenkinsCall;
}

/** A stage, in the order in which they start; a cell of a matrix is a stage with axes. */
export interface SimulatedStage {
  readonly id: string;
  readonly name: string;
  /** Id of the stage around. */
  readonly parent?: string;
  readonly axes?: Readonly<Record<string, string>>;
  readonly status: StageStatus;
  /** Why it ended as it did, when not as a success. */
  readonly reason?: string;
  /** The condition in words. */
  readonly condition?: string;
  /**
   * Who left the stage out. `runner`: its condition needs what only the agent knows, so that Jenkins
   * enters the stage, with an agent, and each of its steps skips itself.
   */
  readonly skippedBy?: 'jenkins' | 'runner';
  /** Name of the environment that it works on. */
  readonly environment?: string;
  readonly kind: string;
  readonly approval?: ApprovalRequest;
  /** What it runs, in order; those of its post last. */
  readonly steps: readonly SimulatedStep[];
}

/**
 * A stage as Jenkins shows it. An approval makes one stage three (around, `Approve`, work), a cell of
 * a matrix two, and each branch of a parallel group a branch with a stage in it; the branch is left
 * out here.
 */
export interface JenkinsStage {
  readonly name: string;
  /** Index of the stage around. */
  readonly parent?: number;
  /** Why Jenkins skipped it: SKIPPED_FOR_CONDITIONAL, SKIPPED_FOR_FAILURE, SKIPPED_FOR_UNSTABLE. */
  readonly skipped?: 'condition' | 'failure' | 'unstable';
}

/** What a build does, as far as the pipeline decides it. */
export interface Simulation {
  /** Name of the pipeline. */
  readonly pipeline: string;
  /** What is built, for people: `branch main`, `pull request 7 into main from a fork`. */
  readonly build: string;
  readonly result: Outcome;
  /** Why, when it is no success. */
  readonly reason?: string;
  readonly stages: readonly SimulatedStage[];
  /** Every step that the build comes to, in order; those of the pipeline's post last. */
  readonly steps: readonly SimulatedStep[];
  /** What the steps that run ask for, in order. */
  readonly secrets: readonly SecretRequest[];
  readonly approvals: readonly ApprovalRequest[];
  /** Post actions that run, in order; `stage` is undefined behind the pipeline. */
  readonly post: readonly { readonly stage?: string; readonly condition: string }[];
  /** What Jenkins shows, in order. */
  readonly jenkinsStages: readonly JenkinsStage[];
}
