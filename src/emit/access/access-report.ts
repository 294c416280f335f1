import type { AccessGrant } from '../../contracts/access.ts';

/** What one step may do. */
export interface StepAccess {
  readonly step: string;
  readonly contract: string;
  readonly grants: readonly AccessGrant[];
}

/** What one stage may do: the sum of its steps, since they share an agent. */
export interface StageAccess {
  /** Id of the stage; `post` for the pipeline's own post steps. */
  readonly stage: string;
  readonly name: string;
  /** Name of the environment that the stage works on. */
  readonly environment?: string;
  /** Whether only builds of the protected branch may have these rights. */
  readonly protected: boolean;
  /** Whether commands that the team wrote run in it. */
  readonly runsTeamCode: boolean;
  /** Whether a step acts with rights of its own. */
  readonly privileged: boolean;
  readonly grants: readonly AccessGrant[];
  /** The steps that need a grant. */
  readonly steps: readonly StepAccess[];
}

/**
 * Everything that a pipeline needs to be allowed to do. It says what to grant and grants nothing:
 * anybody who can push a branch can change it there.
 */
export interface AccessReport {
  readonly version: 1;
  readonly pipeline: string;
  /** The sum of all stages. */
  readonly grants: readonly AccessGrant[];
  readonly stages: readonly StageAccess[];
}
