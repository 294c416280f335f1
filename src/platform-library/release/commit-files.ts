import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Git } from '../git.ts';

/** How many texts are handed to Git at the same time. */
const concurrency = 8;

/** What a commit changes against its first parent's tree. */
export interface CommitRequest {
  /** The commit whose files it begins with. */
  readonly from: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Path → content of files that it adds or replaces. */
  readonly written: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

/**
 * Makes a commit beside the working tree and the index, which stay as they are; no reference points
 * to it yet. Returns its 40 hexadecimal digits.
 *
 * @param folder Git's own folder, for an index of its own
 */
export async function commitFiles(
  git: Git,
  folder: string,
  request: CommitRequest,
): Promise<string> {
  const index = join(folder, 'platform-release.index');
  const env = { GIT_INDEX_FILE: index };
  rmSync(index, { force: true });
  try {
    await git.run(['read-tree', request.from], { env });
    const limit = pLimit(concurrency);
    const written = await Promise.all(
      [...request.written].map(([path, content]) =>
        limit(async () => {
          const blob = await git.run(['hash-object', '-w', '--stdin'], { input: content });
          return `100644 ${blob}\t${path}\n`;
        }),
      ),
    );
    const removed = request.removed.map((path) => `0 ${'0'.repeat(40)}\t${path}\n`);
    await git.run(['update-index', '--index-info'], {
      env,
      input: [...removed, ...written].join(''),
    });
    const tree = await git.run(['write-tree'], { env });
    const parents = request.parents.flatMap((parent) => ['-p', parent]);
    return await git.run(['commit-tree', tree, ...parents], { input: request.message });
  } finally {
    rmSync(index, { force: true });
  }
}
