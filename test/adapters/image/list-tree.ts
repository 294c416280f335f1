import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths below a folder, sorted. Links are not followed, as `readdir` with `recursive` would. */
export function listTree(folder: string, prefix = ''): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .flatMap((entry) => [
      prefix + entry.name,
      ...(entry.isDirectory() ? listTree(join(folder, entry.name), `${prefix}${entry.name}/`) : []),
    ])
    .sort();
}
