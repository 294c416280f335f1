import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { listBases, pinBases } from '../../jenkins/pin/pin-bases.ts';
import { resolveDigest } from '../../jenkins/pin/resolve-digest.ts';
import type { Io } from '../io.ts';

/** Where the images of this project are described. */
const ownDockerfiles = ['jenkins/controller/Dockerfile', 'jenkins/agent/Dockerfile'];

/** Puts the digests of base images into Dockerfiles: all of them, or none where a registry fails. */
export async function runJenkinsPin(
  words: readonly string[],
  options: { readonly check?: boolean; readonly json?: boolean },
  io: Io,
): Promise<number> {
  const files = words.length === 0 ? ownDockerfiles : words;
  const before = await Promise.all(files.map((file) => readFile(resolve(io.cwd, file), 'utf8')));
  const after =
    options.check === true
      ? before
      : await Promise.all(
          before.map((text) => pinBases(text, (base) => resolveDigest(base, io.signal))),
        );
  const results = files.flatMap((file, index) =>
    listBases(after[index] as string).map(({ line, text, isPinned }) => ({
      file,
      line,
      base: text,
      isPinned,
    })),
  );
  for (const [index, file] of files.entries())
    if (after[index] !== before[index])
      await writeFileAtomic(resolve(io.cwd, file), after[index] as string);
  io.stdout(
    options.json === true
      ? `${JSON.stringify(results, null, 2)}\n`
      : results
          .map(
            ({ file, line, base, isPinned }) =>
              `${file}:${line}: ${base}${isPinned ? '' : ' is not pinned: platform jenkins pin'}\n`,
          )
          .join(''),
  );
  return results.every(({ isPinned }) => isPinned) ? ExitCode.success : ExitCode.stale;
}
