/** What became of a deployment. */
export const DEPLOYMENT_OUTCOMES = ['started', 'succeeded', 'failed', 'rolled-back'] as const;

/** Something that happened to a deployment. */
export interface DeploymentEvent {
  /** Identifies the deployment in every record of it. */
  readonly deploymentId: string;
  readonly service: string;
  readonly environment: string;
  /** Version for people. */
  readonly version: string;
  /** Digest of the deployed image. */
  readonly digest?: string;
  readonly outcome: (typeof DEPLOYMENT_OUTCOMES)[number];
  readonly at: Date;
  /** Page of the build. */
  readonly url?: string;
  readonly commit?: string;
}

/** Where deployments are recorded: a file on a laptop, CloudWatch elsewhere. */
export interface DeploymentEvents {
  /**
   * Records an event; the same outcome of the same deployment only once, so that a step can be
   * tried again: the first record stays.
   *
   * @throws StepError `journal.damaged`, `journal.locked`, `journal.not-written`.
   */
  annotate(event: DeploymentEvent): Promise<void>;
  /**
   * Every event so far, in the order in which they were recorded.
   *
   * @throws StepError `journal.damaged`.
   */
  read(): Promise<readonly DeploymentEvent[]>;
}
