import { PlatformError } from '../../diagnostics/errors.ts';

/** What the client throws: the answer, if there was one, is on it. */
interface ClientFailure extends Error {
  readonly code?: string;
  readonly statusCode?: number;
  readonly notFound?: boolean;
  readonly isTimeout?: boolean;
  readonly res?: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly body?: unknown;
  };
}

/** Failures of the connection itself. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The status of the answer that made a call fail; undefined when there was none. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode, res, notFound } = error as ClientFailure;
  return statusCode ?? res?.statusCode ?? (notFound === true ? 404 : undefined);
}

/** Whether there was no answer at all. */
export function isConnectionFailure(error: unknown): boolean {
  const { code, isTimeout } = error as ClientFailure;
  return isTimeout === true || (code !== undefined && networkCodes.has(code));
}

/**
 * A failed call in words: what was asked, what the controller said, what to do. The texts come from
 * the headers that a real controller sends, since its pages hold no reason (recorded:
 * perm/build-forbidden, item/create-again, item/create-unknown-root).
 */
export function explainFailure(error: unknown, url: string, asked: string): PlatformError {
  if (error instanceof PlatformError) return error;
  const failure = error as ClientFailure;
  const status = statusOf(error);
  const headers = failure.res?.headers ?? {};
  if (status === 401)
    return new PlatformError(
      'jenkins.unauthorized',
      `${url} does not know who asks (401), for ${asked}.`,
      {
        mend: 'Check JENKINS_USER_ID and JENKINS_API_TOKEN; a token may have been revoked.',
        exit: 'refused',
      },
    );
  if (status === 403) return explainForbidden(failure, url, asked);
  if (status === 404)
    return new PlatformError('jenkins.not-found', `${url} has no such thing: ${asked}.`, {
      mend: 'Check the name. What you may not read looks as if it were not there.',
      exit: 'usage',
    });
  if (status === 503 || isConnectionFailure(error))
    return new PlatformError(
      'jenkins.unavailable',
      `${url} can't be reached, for ${asked}: ${status === 503 ? 'it is starting or stopping (503)' : (failure.code ?? 'no answer in time')}.`,
      { mend: 'Try again when it is up.', exit: 'unavailable', retryable: true },
    );
  const reason = headers['x-error'];
  if (status !== undefined)
    return new PlatformError(
      'jenkins.failed',
      `${url} answered ${status} to ${asked}${reason === undefined ? ', without a reason' : `: ${reason.trim()}`}.`,
      {
        mend:
          reason === undefined
            ? "The reason is only in the controller's own log."
            : 'Change what was asked for accordingly.',
        exit: status >= 500 ? 'unavailable' : 'refused',
      },
    );
  return new PlatformError('jenkins.failed', `${asked} failed: ${failure.message}.`, {
    exit: 'unavailable',
    cause: error,
  });
}

function explainForbidden({ res }: ClientFailure, url: string, asked: string): PlatformError {
  const permission = res?.headers['x-required-permission'];
  const who = res?.headers['x-you-are-authenticated-as'];
  if (String(res?.body ?? '').includes('No valid crumb'))
    return new PlatformError('jenkins.forbidden', `${url} wants a crumb, for ${asked} (403).`, {
      mend: 'Use an API token instead of a password; it needs none.',
      exit: 'refused',
    });
  return new PlatformError(
    'jenkins.forbidden',
    permission === undefined
      ? `${url} does not allow ${asked} (403).`
      : `${url} does not allow ${asked}: ${who ?? 'the user'} lacks ${permission}.`,
    {
      mend:
        permission === undefined
          ? 'Set JENKINS_USER_ID and JENKINS_API_TOKEN of a user who may.'
          : 'Ask who runs the controller for the permission, or use another user.',
      exit: 'refused',
    },
  );
}
