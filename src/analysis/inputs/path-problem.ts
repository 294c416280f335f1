/**
 * What is wrong with a path or glob that must stay in the workspace, as the end of a sentence;
 * undefined when nothing is. `directory` is where it starts from.
 */
export function findPathProblem(path: string, directory = ''): string | undefined {
  if (path.includes('\\')) return 'has a backslash; paths have forward slashes on every system';
  if (path.startsWith('~')) return 'begins with ~, which is a home folder';
  if (/^(?:\/|[A-Za-z]:)/.test(path)) return 'is absolute';
  let depth = 0;
  for (const part of `${directory}/${path}`.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) return 'leaves the workspace';
  }
  return undefined;
}

/** Two relative paths as one, without `.` and without parts that `..` takes back. */
export function joinPath(...paths: readonly string[]): string {
  const parts: string[] = [];
  for (const part of paths.join('/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
