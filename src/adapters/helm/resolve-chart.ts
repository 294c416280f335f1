import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { UserError } from '../../diagnostics/errors.ts';

/** A chart on disk. */
export interface ResolvedChart {
  /** Absolute path of its folder, or of its `.tgz`. */
  readonly path: string;
  /** As a person at the workspace would type it; used in messages. */
  readonly shown: string;
  /** The name in `Chart.yaml`, which Helm puts before the paths of templates; undefined when it cannot be read. */
  readonly name: string | undefined;
}

/**
 * Finds a chart and refuses what must not be read: charts that would have to be fetched, and links
 * that lead out of the workspace. A template can print any file of its chart, so a link to a
 * credential would end up in a manifest.
 *
 * @throws UserError `helmDeploy.chart`
 */
export async function resolveChart(chart: string, workspace: string): Promise<ResolvedChart> {
  if (/^[a-z][a-z0-9+]*:\/\//i.test(chart)) {
    throw createError(
      `The chart ${chart} lies in a repository, and a deploy fetches nothing.`,
      `Vendor it: helm pull ${chart} --untar --untardir charts, commit the folder, and name that.`,
    );
  }
  const path = resolve(workspace, chart);
  const shown = showPath(path, workspace);
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isFile() && path.endsWith('.tgz')) return { path, shown, name: undefined };
  const manifest = await readFile(join(path, 'Chart.yaml'), 'utf8').catch(() => undefined);
  if (!kind || manifest === undefined) {
    throw createError(
      kind ? `${shown} is not a chart: it has no Chart.yaml.` : `There is no chart at ${shown}.`,
      "Name the chart's folder, relative to the workspace.",
    );
  }
  await refuseLinksOutside(path, [workspace, path]);
  return { path, shown, name: readName(manifest) };
}

/**
 * The absolute path of a file of values.
 *
 * @throws UserError `helmDeploy.values` when it is not there or lies outside the workspace.
 */
export async function resolveValuesFile(file: string, workspace: string): Promise<string> {
  // Helm would fetch a URL, and an address is no path.
  const path = resolve(workspace, file);
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined || !(await stat(real)).isFile()) {
    throw new UserError('helmDeploy.values', `There is no file of values at ${file}.`, {
      mend: 'Name a YAML file, relative to the workspace.',
      exit: 'invalid',
    });
  }
  if (isInside(real, await realpath(workspace))) return path;
  throw new UserError('helmDeploy.values', `${file} lies outside the workspace.`, {
    mend: 'Keep files of values in the repository.',
    exit: 'invalid',
  });
}

/** Helm follows links to folders, so what lies there is looked at too. */
async function refuseLinksOutside(
  folder: string,
  roots: readonly string[],
  visited = new Set<string>(),
): Promise<void> {
  visited.add(await realpath(folder));
  const realRoots = await Promise.all(roots.map((root) => realpath(root)));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const link = join(entry.parentPath, entry.name);
    const target = await realpath(link).catch(() => undefined);
    if (target === undefined || !realRoots.some((root) => isInside(target, root))) {
      throw createError(
        `${showPath(link, roots[0]!)} is a link that ${target === undefined ? 'leads nowhere' : 'leads out of the workspace'}.`,
        'Replace the link by the file.',
      );
    }
    if (!(await stat(target)).isDirectory()) continue;
    if (isInside(await realpath(entry.parentPath), target)) {
      throw createError(
        `${showPath(link, roots[0]!)} is a link to a folder that it lies in: Helm would follow it for ever.`,
        'Remove the link.',
      );
    }
    if (!visited.has(target)) await refuseLinksOutside(target, roots, visited);
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function showPath(path: string, workspace: string): string {
  return isInside(path, workspace) ? relative(workspace, path) || '.' : path;
}

function readName(manifest: string): string | undefined {
  try {
    const { name } = Object(parse(manifest)) as Record<string, unknown>;
    return typeof name === 'string' ? name : undefined;
  } catch {
    // Helm says what is wrong with the file.
    return undefined;
  }
}

function createError(message: string, mend: string): UserError {
  return new UserError('helmDeploy.chart', message, { mend, exit: 'invalid' });
}
