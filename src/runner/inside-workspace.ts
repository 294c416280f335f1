import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { StepError } from '../diagnostics/errors.ts';

/**
 * The absolute path of a file that a step names, relative to the step's directory. Paths that leave
 * the workspace, by `..` or through a symbolic link, are refused: `StepError` `path.outside`.
 */
export async function insideWorkspace(
  context: { readonly workspace: string; readonly directory: string },
  path: string,
): Promise<string> {
  const file = resolve(context.directory, path);
  const real = join(nearestRealPath(dirname(file)), file.slice(dirname(file).length));
  const workspace = realpathSync(context.workspace);
  const target = existsSync(real) ? realpathSync(real) : real;
  for (const candidate of [real, target]) {
    const inside = relative(workspace, candidate);
    if (
      isAbsolute(path) ||
      inside === '..' ||
      inside.startsWith(`..${sep}`) ||
      isAbsolute(inside)
    ) {
      throw new StepError('path.outside', `${path} lies outside the workspace.`, {
        mend: 'Give a path relative to the workspace that stays within it.',
        exit: 'invalid',
      });
    }
  }
  return file;
}

/** The real path of a folder that need not exist yet: that of its nearest parent that does, and the rest. */
function nearestRealPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(nearestRealPath(parent), folder.slice(parent.length));
  }
}
