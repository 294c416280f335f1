import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';

/** The golden chart, under the service's name. */
export function chartFiles(name: string): [string, string][] {
  const folder = join(packageRoot, 'pipelines/charts/service');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return [
        join('chart', path),
        path === 'Chart.yaml' ? text.replace(/^name: .*$/m, `name: ${name}`) : text,
      ];
    });
}
