import type { ExitCodeName } from './exit-codes.ts';

/**
 * A platform team's library is bundled apart and brings a copy of these classes: its errors are
 * known by this mark, whichever copy made them.
 */
const mark = Symbol.for('jenkins-pipeline-sdk.error');

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

  get [mark](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the classes below inherit it and mean themselves.
    if (this !== PlatformError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && mark in value;
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
