import type { ImageSpecification } from '../contracts/handle.ts';
import type { SecretUse } from '../model/step.ts';
import type { Condition, Value } from '../model/value.ts';

/**
 * What the runner gets for one step, as JSON: the map that the Jenkinsfile hands to
 * `vars/<contract>.groovy`, or the local engine builds from the model.
 *
 * Parameters of the build are values already (Jenkins knows them exactly, its environment does
 * not: recorded cases 046 and 049); every other reference is resolved by the runner. Handles are
 * replaced by their specification: `{"$image": "payments"}` by the image's whole one.
 */
export interface StepRequest {
  readonly id: string;
  /** Name of the contract; `vars/<name>.groovy` adds it. */
  readonly step: string;
  /** Version of the shared library that wrote the request; the runner refuses another than its own. */
  readonly library?: string;
  /** Name of the pipeline. */
  readonly pipeline: string;
  readonly stage: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly directory?: string;
  readonly env?: Readonly<Record<string, Value>>;
  readonly secrets?: Readonly<Record<string, SecretUse>>;
  readonly when?: Condition;
  readonly timeoutMs?: number;
  readonly retry?: { readonly attempts: number; readonly delayMs: number };
  readonly onFailure?: 'unstable' | 'ignore';
  readonly save?: Readonly<Record<string, string>>;
  /** The environment that the stage deploys to. */
  readonly environment?: { readonly name: string; readonly cluster: string; readonly namespace: string };
  /** The cell of a matrix: axis → value. */
  readonly axes?: Readonly<Record<string, string>>;
  /** The service beside the stage's steps: the runner starts it for the step unless SERVICE_URL is set. */
  readonly stageService?: { readonly image: ImageSpecification; readonly path: string; readonly deadlineMs: number };
  /** Conditions on parameters need them; only those that the step's references name. */
  readonly parameters?: Readonly<Record<string, string | boolean>>;
}
