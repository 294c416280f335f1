import type { PlatformError } from '../diagnostics/errors.ts';
import type { Outcome } from './outcome.ts';
import type { StepRequest } from './step-request.ts';
import { toPlatformError } from './to-platform-error.ts';

/** What it means for a step that something was thrown; its options say. */
export function failStep(
  request: Pick<StepRequest, 'id' | 'step' | 'onFailure'>,
  cause: unknown,
  signal: AbortSignal,
): { readonly outcome: Outcome; readonly error: PlatformError } {
  const error = toPlatformError(cause, request);
  if (signal.aborted) return { outcome: 'aborted', error };
  if (request.onFailure === 'ignore') return { outcome: 'ignored', error };
  const isUnstable = request.onFailure === 'unstable' || error.exit === 'unstable';
  return { outcome: isUnstable ? 'unstable' : 'failed', error };
}
