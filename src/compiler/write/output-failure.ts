import { PlatformError } from '../../diagnostics/errors.ts';
import { describeSystemError } from '../../diagnostics/explain-system-error.ts';
import type { OutputChange } from './plan-output.ts';

/** `output.edited`: a generated file that a person changed, or a file that was there before. */
export function editedByHand(edited: readonly OutputChange[]): PlatformError {
  const names = edited.map((change) => change.path).join(', ');
  return new PlatformError(
    'output.edited',
    `${names} was not written by this command, or changed by hand since; nothing was overwritten.`,
    {
      mend: 'Move the change into platform.pipeline.ts, then run platform compile --force.',
      exit: 'stale',
    },
  );
}

/** `output.outside`: a folder that is a link out of the repository. */
export function outsideRepository(path: string): PlatformError {
  return new PlatformError(
    'output.outside',
    `${path} is a link to a folder outside the repository; nothing was written.`,
    { mend: 'Replace the link by a folder.', exit: 'invalid' },
  );
}

/** `output.not-readable`: what is where a generated file belongs can't be compared. */
export function notReadable(path: string, cause: unknown): PlatformError {
  const reason = describeSystemError(cause) ?? (cause as Error).message;
  return new PlatformError('output.not-readable', `${path} can't be read: ${reason}.`, {
    mend: 'Move what is there out of the way, then run the command again.',
    exit: 'missingPrerequisite',
    cause,
  });
}

/** `output.not-writable`: the folder is read-only or full, or something is in the way. */
export function notWritable(path: string, cause: unknown): PlatformError {
  const reason = describeSystemError(cause) ?? (cause as Error).message;
  return new PlatformError(
    'output.not-writable',
    `${path} could not be written: ${reason}. Everything is as before.`,
    {
      mend: 'Make room or give permission, then run the command again.',
      exit: 'missingPrerequisite',
      cause,
    },
  );
}
