import { PlatformError } from './errors.ts';

/** What the codes of the operating system mean for a person; errno(3). */
const meanings: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EBUSY: 'something else uses it',
  EDQUOT: 'the quota of the disk is used up',
  EEXIST: 'something is there already',
  EFBIG: 'the file may not become that large',
  EIO: 'the disk failed',
  EISDIR: 'a folder is where a file should be',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'this process has too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'the system has too many open files',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is where a folder should be',
  ENOTEMPTY: 'the folder is not empty',
  EPERM: 'there is no permission',
  EROFS: 'the file system is read-only',
};

/** What the system refused, in words: `the disk is full`; undefined when it was not the system. */
export function describeSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const code = String(error.code);
  return Object.hasOwn(meanings, code) ? meanings[code] : undefined;
}

/**
 * A failure of the machine that no code expected: the disk, permissions, limits. `PlatformError`
 * `system.<code>`; undefined when it was not the system.
 */
export function explainSystemError(error: unknown): PlatformError | undefined {
  const meaning = describeSystemError(error);
  if (meaning === undefined) return undefined;
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const where = dest ?? path;
  return new PlatformError(
    `system.${String(code).toLowerCase()}`,
    `${where === undefined ? 'The system refused' : JSON.stringify(where)}: ${meaning}.`,
    {
      mend: 'Mend that, then run the command again.',
      exit: 'missingPrerequisite',
      cause: error,
    },
  );
}
