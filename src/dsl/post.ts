import type { StepList } from './step-options.ts';
import type { AnySteps } from './steps.generated.ts';

/**
 * Steps for after a stage or pipeline, by what happened. They run in the order below; a stage that
 * its `when` leaves out has no `post` either.
 */
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
  /** When everything went well. */
  readonly success?: (s: AnySteps) => StepList;
  /** When anything but success came out. */
  readonly unsuccessful?: (s: AnySteps) => StepList;
  /** When tests failed or a step was marked `unstable`. */
  readonly unstable?: (s: AnySteps) => StepList;
  /** When a step failed. */
  readonly failure?: (s: AnySteps) => StepList;
  /** When a newer build has overtaken this one. */
  readonly notBuilt?: (s: AnySteps) => StepList;
  /** After all others, whatever happened. */
  readonly cleanup?: (s: AnySteps) => StepList;
}
