import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/**
 * The line of a template that writes a field, counted from 1. Only given when exactly one line
 * does: what a template renders has no positions, and a wrong line is worse than none.
 */
export async function findTemplateLine(
  file: string,
  workspace: string,
  path: readonly (string | number)[],
): Promise<number | undefined> {
  const key = path.findLast((part) => typeof part === 'string');
  if (key === undefined) return undefined;
  const text = await readFile(resolve(workspace, file), 'utf8').catch(() => '');
  const lines = text.split('\n').flatMap((line, index) => {
    const [name] = line.replace(/^[\s-]*/, '').split(/:(?:\s|$)/);
    return name === key || name === JSON.stringify(key) ? [index + 1] : [];
  });
  return lines.length === 1 ? lines[0] : undefined;
}
