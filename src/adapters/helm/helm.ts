/** Plain data, as values of a chart are. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };
export type JsonObject = Readonly<Record<string, JsonValue>>;

/** An image that the pipeline built, to be run by exactly its content. */
export interface ImagePin {
  /** Where the chart takes its image from: `image`, `api.image`; a dot in a key is written `\.`. */
  readonly valuesPath: string;
  /** `123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments`, without tag or digest. */
  readonly repository: string;
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
  /** Only for people to read; what runs is the digest. */
  readonly tag?: string;
}

/** One release of one chart into one namespace. */
export interface DeployRequest {
  /** Name of the Helm release: a DNS label of at most 53 characters. */
  readonly release: string;
  readonly namespace: string;
  /** Folder (or packaged `.tgz`) of the chart; relative to the workspace, or absolute. */
  readonly chart: string;
  /** YAML files with values, in rising order of precedence; inside the workspace. */
  readonly valuesFiles?: readonly string[];
  /** Values over those of the files. */
  readonly values?: JsonObject;
  /** Values by path (`database.password`) that are never written to disk, log or process list. */
  readonly secretValues?: Readonly<Record<string, string>>;
  readonly images?: readonly ImagePin[];
  /** The version that the cluster runs, such as `1.36`; the newest known one unless said. */
  readonly kubernetesVersion?: string;
  /** API versions that the cluster serves beside its own, for charts that ask: `monitoring.coreos.com/v1`. */
  readonly apiVersions?: readonly string[];
  /** How long the whole deploy may take. */
  readonly timeoutMs?: number;
}

/** What a deploy needs from whoever asks for it. */
export interface DeployContext {
  /** Absolute path; relative paths of a request start here, and its files stay inside. */
  readonly workspace: string;
  /** Ends the deploy and every process that it started. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

export type ResourceAction = 'created' | 'changed' | 'removed' | 'unchanged';

/** What a deploy did, or would do, to one resource. */
export interface ResourceChange {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Absent for resources that belong to the cluster as a whole. */
  readonly namespace?: string;
  readonly action: ResourceAction;
  /** When Helm runs it, for hooks: `pre-upgrade`, `test`. */
  readonly hook?: string;
}

export interface DeployResult {
  readonly release: string;
  readonly namespace: string;
  /** Counted from 1. */
  readonly revision: number;
  /** `sha256:…` of the manifests as recorded, with secrets redacted. */
  readonly manifestDigest: string;
  /** Absolute path of the recorded manifests; secrets are redacted. */
  readonly manifestsFile: string;
  /** Absolute path of the values that the request gave; secrets are redacted. */
  readonly valuesFile: string;
  /** In the order in which Helm applies them; what is removed comes last. */
  readonly resources: readonly ResourceChange[];
  /** Unified diff, resource by resource, against the revision before; empty when nothing changes. */
  readonly diff: string;
  /** Sentences for a person: deprecated APIs, resources that could not be checked. */
  readonly warnings: readonly string[];
}

/** What is remembered of a deploy. */
export interface ReleaseRevision {
  readonly release: string;
  readonly namespace: string;
  readonly revision: number;
  /** ISO 8601. */
  readonly deployedAt: string;
  readonly chart: string;
  readonly manifestDigest: string;
  readonly manifestsFile: string;
  readonly images: readonly ImagePin[];
}

/**
 * Deploys charts. Implementations: `createRenderingHelm` (embedded: renders, checks and records
 * without a cluster); the one that talks to a cluster takes the same requests.
 */
export interface Helm {
  /** @throws StepError with a code that begins with `helmDeploy.`, UserError for a bad request. */
  deploy(request: DeployRequest, context: DeployContext): Promise<DeployResult>;
  /**
   * The revision that a rollback would go to: the newest one before the current whose manifests
   * differ from the current ones. Undefined when there is none, as for a first install.
   */
  findRollbackTarget(release: string, namespace: string): Promise<ReleaseRevision | undefined>;
}
