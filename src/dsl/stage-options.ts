import type { Condition } from './conditions.ts';
import type { Duration } from './duration.ts';
import type { Image } from './handles.ts';
import type { StepList } from './step-options.ts';
import type { AnySteps } from './steps.generated.ts';
import type { Text } from './values.ts';

/** Where a stage runs. */
export type Agent =
  | 'any'
  | { readonly label: string }
  | { readonly container: string; readonly label?: string }
  | { readonly pod: Pod };

/** A Kubernetes pod for one stage; the first container runs the commands. */
export interface Pod {
  readonly containers: readonly [Container, ...Container[]];
  /** Service account of the pod; the cluster decides which ones an agent may use. */
  readonly serviceAccount?: string;
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  /** Requested and allowed CPU in Kubernetes' notation: `500m`, `2`. */
  readonly cpu?: string;
  /** Requested and allowed memory in Kubernetes' notation: `512Mi`. */
  readonly memory?: string;
}

/** A person's yes before a stage starts. No machine is held while they decide. */
export interface Approval {
  /** Users or groups who may say yes. */
  readonly by: readonly [string, ...string[]];
  /** The question. @default 'Run <stage>?' */
  readonly message?: string;
  /** The stage is not run when nobody answers in time. @default '24h' */
  readonly timeout?: Duration;
}

/** Steps for after a stage or pipeline, by what happened. */
export interface Post {
  /** Whatever happened. */
  readonly always?: (s: AnySteps) => StepList;
  /** When the result differs from the last build's. */
  readonly changed?: (s: AnySteps) => StepList;
  /** When this build succeeded and the last did not. */
  readonly fixed?: (s: AnySteps) => StepList;
  /** When this build is worse than the last. */
  readonly regression?: (s: AnySteps) => StepList;
  /** When somebody stopped the build. */
  readonly aborted?: (s: AnySteps) => StepList;
  readonly success?: (s: AnySteps) => StepList;
  /** When tests failed or a step was marked `unstable`. */
  readonly unstable?: (s: AnySteps) => StepList;
  readonly failure?: (s: AnySteps) => StepList;
  /** After all others, whatever happened. */
  readonly cleanup?: (s: AnySteps) => StepList;
}

/** What every stage takes. */
export interface StageOptions {
  /** Runs the stage only when this holds. */
  readonly when?: Condition;
  /** Where the stage runs; the pipeline's agent unless said. */
  readonly agent?: Agent;
  /** Environment variables for every step of the stage. */
  readonly env?: Readonly<Record<string, Text>>;
  /** Ends the stage after this time, waiting for its agent included. */
  readonly timeout?: Duration;
  /** How often the stage is tried in all; every step of it must bear being run again. */
  readonly attempts?: number;
  readonly approval?: Approval;
  /** Name of a resource that only one build at a time may hold. */
  readonly lock?: string;
  readonly post?: Post;
}

/** What a test stage takes beside the rest. */
export interface TestOptions extends StageOptions {
  /** An image of this pipeline that runs beside the tests; its URL is `context.serviceUrl` and the variable SERVICE_URL. */
  readonly service?:
    | Image
    | { readonly image: Image; readonly path?: string; readonly deadline?: Duration };
}

/** What a deploy stage takes beside the rest. */
export interface DeployOptions<E extends string> extends StageOptions {
  /** The environment to deploy to, one of the pipeline's `environments`. */
  readonly to: E;
}

/** What a group of stages takes; parallel ones may end together. */
export interface GroupOptions {
  readonly when?: Condition;
  readonly timeout?: Duration;
  readonly env?: Readonly<Record<string, Text>>;
  /** Name of a resource that only one build at a time may hold, for the whole group. */
  readonly lock?: string;
  readonly post?: Post;
  /** Stops the others when one fails. @default false */
  readonly failFast?: boolean;
}

/** What a matrix takes: its axes, and the combinations to leave out. */
export interface MatrixOptions<A extends Axes> extends StageOptions {
  readonly axes: A;
  /** Combinations to leave out; an axis that is not named matches every value. */
  readonly exclude?: readonly {
    readonly [K in keyof A]?: A[K][number] | readonly A[K][number][];
  }[];
  readonly failFast?: boolean;
}

/** Axis name → its values. */
export type Axes = Readonly<Record<string, readonly [string, ...string[]]>>;
