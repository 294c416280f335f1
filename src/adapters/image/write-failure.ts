import { mkdir } from 'node:fs/promises';
import { StepError } from '../../diagnostics/errors.ts';

/** What the operating system's codes mean to a person, and whether waiting may help. */
const meanings: Readonly<Record<string, { readonly found: string; readonly mend: string }>> = {
  ENOSPC: { found: 'the disk is full', mend: 'Free some space, or choose another folder.' },
  EDQUOT: {
    found: 'the disk quota is used up',
    mend: 'Free some space, or choose another folder.',
  },
  EROFS: { found: 'the file system is read-only', mend: 'Choose a folder that can be written to.' },
  EACCES: {
    found: 'the folder may not be written to',
    mend: 'Choose a folder you own, or change its mode.',
  },
  EPERM: {
    found: 'the folder may not be written to',
    mend: 'Choose a folder you own, or change its mode.',
  },
  ENOTDIR: {
    found: 'a part of the path is a file',
    mend: 'Choose a path whose parents are folders.',
  },
  EEXIST: {
    found: 'a file stands where a folder is needed',
    mend: 'Move the file away, or choose another folder.',
  },
};

/**
 * Runs work that writes below `path` and turns the failures a person can mend into errors for a person.
 *
 * @throws StepError `image.cannotWrite` for a full, read-only or forbidden folder; anything else as it came.
 */
export async function explainWriteFailure<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const meaning = meanings[(error as NodeJS.ErrnoException)?.code ?? ''];
    if (meaning === undefined || error instanceof StepError) throw error;
    throw new StepError('image.cannotWrite', `Cannot write ${path}: ${meaning.found}.`, {
      mend: meaning.mend,
      exit: 'missingPrerequisite',
      cause: error,
    });
  }
}

/**
 * Makes a folder with those above it, unless it is there.
 *
 * @throws StepError `image.cannotWrite`.
 */
export async function makeFolder(path: string): Promise<void> {
  await explainWriteFailure(path, () => mkdir(path, { recursive: true }).catch(rethrowReadOnly));
}

/** On a read-only file system Node's recursive `mkdir` says that something does not exist. */
function rethrowReadOnly(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT') error.code = 'EROFS';
  throw error;
}
