import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { StepError } from '../../diagnostics/errors.ts';

const digestPattern = /^sha256:[0-9a-f]{64}$/;

/** The digest of some bytes: `sha256:` and 64 hexadecimal digits. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The digest and size of a file, read in bounded memory. */
export async function digestFile(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly digest: string; readonly sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  // Blocks of 1 MiB: with the default of 64 KiB the thread pool costs more than the hash.
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
  }
  return { digest: `sha256:${hash.digest('hex')}`, sizeBytes };
}

/**
 * The hexadecimal part of a digest, which names its blob's file.
 *
 * @throws StepError `image.invalidDigest`: digests come from documents of others, and one like
 * `sha256:../../x` must never become a path.
 */
export function hexOf(digest: string): string {
  if (!digestPattern.test(digest)) {
    throw new StepError(
      'image.invalidDigest',
      `${JSON.stringify(digest)} is no digest; expected \`sha256:\` and 64 hexadecimal digits in lower case.`,
      { mend: 'Use the digest that the build printed.', exit: 'refused' },
    );
  }
  return digest.slice('sha256:'.length);
}
