import { PlatformError, StepError } from '../diagnostics/errors.ts';
import { explainSystemError } from '../diagnostics/explain-system-error.ts';
import { MissingValue } from '../model/resolve.ts';

/**
 * Why a step, or the condition of a stage, could not do its work: what was thrown when it is an
 * error for people already, else one that says what it means. Never throws.
 */
export function toPlatformError(
  cause: unknown,
  place: { readonly id: string; readonly step: string },
): PlatformError {
  if (cause instanceof PlatformError) return cause;
  if (cause instanceof MissingValue) {
    return new StepError(
      'value.missing',
      `\`${place.id}\` needs ${cause.reference}, which no earlier step of this run saved.`,
      {
        mend: 'Run the stage that saves it first; with `--from` its outputs are taken from the last run.',
        exit: 'invalid',
      },
    );
  }
  if ((cause as Error | undefined)?.name === 'AbortError')
    return new StepError('step.aborted', 'The step was stopped.', { exit: 'terminated', cause });
  return (
    explainSystemError(cause) ??
    new StepError(
      'step.bug',
      `\`${place.step}\` failed in a way that it should not: ${(cause as Error)?.message ?? String(cause)}`,
      {
        mend: 'This is a mistake in jenkins-pipeline-sdk; please report it with the log of the step.',
        exit: 'bug',
        cause,
      },
    )
  );
}
