import type { ExitCodeName } from './exit-codes.ts';

/** What an error tells beside its message. */
export interface FailureDetails {
  /** What the person can do about it, as a full sentence. */
  readonly mend?: string;
  /** The row of the exit code table; `failed` unless said. */
  readonly exit?: ExitCodeName;
  /** Whether the same call may succeed later without any change; false unless said. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * A failure that this product understands: it has a stable code, a sentence for the person who
 * reads it, and a way out. Printed without a stack trace.
 *
 * Mistakes in a pipeline file are not errors but diagnostics (`diagnostic.ts`), so that all of
 * them can be reported at once.
 */
export class PlatformError extends Error {
  override readonly name: string = 'PlatformError';
  readonly code: string;
  readonly mend: string | undefined;
  readonly exit: ExitCodeName;
  readonly retryable: boolean;

  constructor(code: string, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.mend = details.mend;
    this.exit = details.exit ?? 'failed';
    this.retryable = details.retryable ?? false;
  }
}

/** A step could not do its work. `code` starts with the step's name: `helmDeploy.render`. */
export class StepError extends PlatformError {
  override readonly name = 'StepError';
}

/** Something a person typed or wrote is wrong, or something they must bring is missing. */
export class UserError extends PlatformError {
  override readonly name = 'UserError';

  constructor(code: string, message: string, details: FailureDetails = {}) {
    super(code, message, { exit: 'usage', ...details });
  }
}

/** A state that this product's own code must never reach. Printed with a stack and a request to report it. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}
