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
  readonly outcome: 'started' | 'succeeded' | 'failed' | 'rolled-back';
  readonly at: Date;
  /** Page of the build. */
  readonly url?: string;
  readonly commit?: string;
}

/** Where deployments are recorded. */
export interface DeploymentEvents {
  /** Records an event; the same outcome of the same deployment only once. */
  annotate(event: DeploymentEvent): Promise<void>;
  /** Every event so far, oldest first. */
  read(): Promise<readonly DeploymentEvent[]>;
}
