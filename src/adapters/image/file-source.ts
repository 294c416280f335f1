import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { StepError } from '../../diagnostics/errors.ts';

/** A file as it was when it was found; reading it checks that it is still the same. */
export interface FileSource {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedNs: bigint;
  readonly inode: bigint;
}

/**
 * Up to here a file is read by plain calls: five calls through the thread pool take ten times
 * longer than the read itself, and a tree of packages has tens of thousands of small files.
 */
const smallFileBytes = 128 * 1024;

const chunkBytes = 512 * 1024;

/** Never a link: what was a file when it was found must be one when it is read. */
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW;

/** Describes a file that was just found. */
export function describeFile(path: string, stats: BigIntStats): FileSource {
  return { path, sizeBytes: Number(stats.size), modifiedNs: stats.mtimeNs, inode: stats.ino };
}

/**
 * Reads a file's content, in bounded memory.
 *
 * @throws StepError `imageBuild.unreadableFile`, `imageBuild.fileChanged` (retryable) when it is not the
 * file that was found, or changes while it is read.
 */
export async function* readFileSource(source: FileSource): AsyncGenerator<Buffer> {
  if (source.sizeBytes <= smallFileBytes) yield readSmallFile(source);
  else yield* readLargeFile(source);
}

function readSmallFile(source: FileSource): Buffer {
  const content = Buffer.allocUnsafe(source.sizeBytes);
  const file = explainRead(source, () => openSync(source.path, openFlags));
  try {
    explainRead(source, () => {
      requireSame(source, fstatSync(file, { bigint: true }));
      let filled = 0;
      while (filled < content.length) {
        const count = readSync(file, content, filled, content.length - filled, filled);
        if (count === 0) throw changed(source);
        filled += count;
      }
      requireSame(source, fstatSync(file, { bigint: true }));
    });
  } finally {
    closeSync(file);
  }
  return content;
}

async function* readLargeFile(source: FileSource): AsyncGenerator<Buffer> {
  const file = await explainReadAsync(source, () => open(source.path, openFlags));
  try {
    await requireSameHandle(source, file);
    let left = source.sizeBytes;
    while (left > 0) {
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, left));
      const { bytesRead } = await explainReadAsync(source, () => file.read(buffer));
      if (bytesRead === 0) throw changed(source);
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    await requireSameHandle(source, file);
  } finally {
    await file.close();
  }
}

async function requireSameHandle(source: FileSource, file: FileHandle): Promise<void> {
  requireSame(source, await file.stat({ bigint: true }));
}

function requireSame(source: FileSource, now: BigIntStats): void {
  const isSame =
    Number(now.size) === source.sizeBytes &&
    now.mtimeNs === source.modifiedNs &&
    now.ino === source.inode;
  if (!isSame) throw changed(source);
}

function explainRead<T>(source: FileSource, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(source, error);
  }
}

async function explainReadAsync<T>(source: FileSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(source, error);
  }
}

function explain(source: FileSource, error: unknown): unknown {
  if (error instanceof StepError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ELOOP') return changed(source);
  return unreadable(source.path, error);
}

/** The error for a path that cannot be read, for files and folders alike. */
export function unreadable(path: string, cause: unknown): StepError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new StepError('imageBuild.unreadableFile', `${path} cannot be read (${code}).`, {
    mend: 'Change its mode or owner, or leave it out of the image in .dockerignore.',
    exit: 'missingPrerequisite',
    cause,
  });
}

function changed(source: FileSource): StepError {
  return new StepError(
    'imageBuild.fileChanged',
    `${source.path} changed while the image was built.`,
    {
      mend: 'Build the image after every step that writes into its context, not beside it.',
      retryable: true,
    },
  );
}
