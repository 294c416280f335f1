import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { UserError } from '../../diagnostics/errors.ts';
import { findGitExposure } from './git-exposure.ts';

/** Whoever needs more keeps files and not secrets in it. */
const LARGEST_FILE_BYTES = 1024 * 1024;

interface Refusal {
  readonly problem: string;
  readonly mend: string;
}

/**
 * Reads a file of secrets, if nobody else can read it, now or in the repository's history.
 *
 * @returns undefined when there is no such file.
 * @throws UserError `secrets.file-refused` with everything that stands against it: a link, another
 * owner, rights of others, tracked or not ignored by Git, larger than 1 MiB, no UTF-8.
 */
export async function readSecretFile(file: string): Promise<string | undefined> {
  let descriptor: number;
  try {
    // The file that is checked is the one that is read, and never one behind a link.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'ELOOP' || code === 'EMLINK') {
      throw refuse(file, [{ problem: 'is a symbolic link', mend: 'Put the file itself there.' }]);
    }
    if (code !== 'EACCES') throw error;
    throw refuse(file, [{ problem: 'is closed to you', mend: `chown it to yourself.` }]);
  }
  try {
    const refusals = findRefusals(fstatSync(descriptor), file);
    const exposure = await findGitExposure(file);
    if (exposure !== undefined) refusals.push(exposure);
    if (refusals.length > 0) throw refuse(file, refusals);
    return decode(readFileSync(descriptor), file);
  } finally {
    closeSync(descriptor);
  }
}

function findRefusals(stat: Stats, file: string): Refusal[] {
  const refusals: Refusal[] = [];
  if (!stat.isFile()) refusals.push({ problem: 'is no regular file', mend: 'Put a file there.' });
  if (stat.uid !== process.getuid?.()) {
    refusals.push({ problem: 'belongs to another user', mend: 'Copy it, so that it is yours.' });
  }
  if ((stat.mode & 0o077) !== 0) {
    const mode = (stat.mode & 0o777).toString(8).padStart(4, '0');
    refusals.push({ problem: `is open to others (mode ${mode})`, mend: `chmod 600 '${file}'` });
  }
  if (stat.size > LARGEST_FILE_BYTES) {
    refusals.push({ problem: 'is larger than 1 MiB', mend: 'Keep only secrets in it.' });
  }
  return refusals;
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(file, [{ problem: 'is not UTF-8 text', mend: 'Save it as UTF-8.' }]);
  }
}

function refuse(file: string, refusals: readonly Refusal[]): UserError {
  const problems = refusals.map(({ problem }) => problem).join('; it ');
  return new UserError('secrets.file-refused', `${file} ${problems}. Nothing was read.`, {
    exit: 'missingPrerequisite',
    mend: refusals.map(({ mend }) => mend).join('\n'),
  });
}
