import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import type { Condition } from '../model/value.ts';
import type { Build } from './build.ts';
import type { Ending } from './ending.ts';
import { findWorst, type Outcome } from './outcome.ts';
import type { SimulateOptions } from './simulate-options.ts';
import type { ApprovalRequest, JenkinsStage, SimulatedStep, StageStatus } from './simulation.ts';

/** Hears of every condition that a simulation evaluates. */
export type ObserveCondition = (owner: string, condition: Condition, holds: boolean) => void;

/** A stage while it is simulated. */
export interface StageInProgress {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | undefined;
  readonly axes: Readonly<Record<string, string>>;
  readonly environment: string | undefined;
  readonly condition: Condition | undefined;
  status: StageStatus;
  reason: string | undefined;
  skippedBy: 'jenkins' | 'runner' | undefined;
  approval: ApprovalRequest | undefined;
  readonly steps: SimulatedStep[];
}

/** A simulation while it runs. */
export interface Session {
  readonly around: Surroundings;
  readonly build: Build;
  readonly options: SimulateOptions;
  readonly observe: ObserveCondition;
  /** Whether a condition on an unknown value counts as true (that of `fail` as false); otherwise it is an error. */
  readonly assumeUnknown: boolean;
  /** `currentBuild.result`. */
  result: Outcome;
  /** Set when a person stops the build. */
  stop: Ending | undefined;
  readonly stages: StageInProgress[];
  readonly steps: SimulatedStep[];
  readonly approvals: ApprovalRequest[];
  readonly post: { stage?: string; condition: string }[];
  readonly jenkinsStages: JenkinsStage[];
}

/** Where in a build something runs. */
export interface Place {
  /** The stages around, outermost first. */
  readonly stages: readonly StageInProgress[];
  /** Index of the Jenkins stage around. */
  readonly jenkinsParent: number | undefined;
  /** The variables that Jenkins has set so far. */
  readonly environment: Readonly<Record<string, string>>;
  /** The branch of a parallel group. */
  readonly branch: Branch;
}

/** A branch of a parallel group; another one may have stopped it, which its next step notices. */
export interface Branch {
  pending: Ending | undefined;
  /** How the build stood when the branch began: all that it sees before its first step. */
  resultAtStart: Outcome | undefined;
}

/** How the build stands: the worse of its result so far and what a person did to it. */
export function currentResult(session: Session): Outcome {
  return findWorst(session.result, session.stop?.result ?? 'success');
}

/** Makes the result of the build worse, and marks the stages around. */
export function worsen(session: Session, outcome: Outcome, place: Place): void {
  session.result = findWorst(session.result, outcome);
  for (const stage of place.stages)
    if (stage.status === 'success' || stage.status === 'unstable')
      stage.status = findWorst(stage.status, outcome);
}

/** What stops a branch at a step that takes time; it is told once. */
export function takePending({ branch }: Place): Ending | undefined {
  const { pending } = branch;
  branch.pending = undefined;
  branch.resultAtStart = undefined;
  return pending;
}

/** The machine of a stage; once it is lost, every step that needs it fails. */
export interface Machine {
  isLost: boolean;
}
