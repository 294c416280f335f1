import { lstatSync, mkdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';

/** As many as Linux follows (path_resolution(7)). */
const maxLinks = 40;

/**
 * Resolves a path as a process would that has `root` as its root directory: links on the way are
 * followed inside it, absolute ones and `..` included, and never lead out. The last part is not
 * followed. Folders on the way that do not exist are made.
 *
 * @returns the path below `root`, without a slash at either end.
 * @throws StepError `image.unsafePath` for links without end and for files on the way.
 */
export function resolveInRoot(root: string, path: string): string {
  const pending = path.split('/');
  const last = pending.pop() ?? '';
  let resolved: string[] = [];
  let linkCount = 0;
  for (let part = pending.shift(); part !== undefined; part = pending.shift()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      resolved.pop();
      continue;
    }
    const here = join(root, ...resolved, part);
    const stats = lstatSync(here, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink() === true) {
      linkCount += 1;
      if (linkCount > maxLinks) throw unsafe(path, 'its links have no end');
      const target = readlinkSync(here);
      if (target.startsWith('/')) resolved = [];
      pending.unshift(...target.split('/'));
      continue;
    }
    if (stats === undefined) mkdirSync(here, 0o755);
    else if (!stats.isDirectory()) throw unsafe(path, `${part} is a file, not a folder`);
    resolved.push(part);
  }
  return [...resolved, last].join('/');
}

function unsafe(path: string, why: string): StepError {
  return new StepError(
    'image.unsafePath',
    `The path ${JSON.stringify(path)} of a layer cannot be followed: ${why}.`,
    {
      mend: 'Build or fetch the image again.',
      exit: 'refused',
    },
  );
}
