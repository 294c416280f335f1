import type { AccessGrant } from '../../contracts/access.ts';

/** What builds of one stage may do, and which builds these are. */
export interface BuildRole {
  /** `payments.deploy-to-production`: the pipeline and the stage. */
  readonly name: string;
  /** Name of the environment that the stage works on. */
  readonly environment?: string;
  /**
   * The whole `sub` of every token that has the role: addresses of jobs, branch included. Never a
   * pattern: a pull request, from a fork or not, is a job beside the branches.
   */
  readonly subjects: readonly string[];
  readonly grants: readonly AccessGrant[];
}

/** Who issues tokens of builds, and whose builds get roles. */
export interface BuildIdentity {
  /** Address of the controller, as its builds know it, without a slash at its end. */
  readonly controllerUrl: string;
  /** Full name of the multibranch job. */
  readonly job: string;
  /** Branches that are protected on the Git server: changed by review only. */
  readonly branches: readonly string[];
}
