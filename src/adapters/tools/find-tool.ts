import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import semver from 'semver';
import { describeTool } from './known-tools.ts';
import type { MissingTool, Tool, ToolEnvironment } from './tool.ts';
import { listCachedVersions, resolveCachedTool, resolveToolCache } from './tool-cache.ts';

/** A program that does not print its version within this time is treated as broken. */
const VERSION_TIMEOUT_MS = 10_000;

export interface ToolQuery {
  readonly name: string;
  /** The oldest version that will do, as `major.minor.patch`. */
  readonly minimumVersion: string;
  /** Variables to read `PATH`, `HOME` and `XDG_CACHE_HOME` from; the process's own unless said. */
  readonly environment?: ToolEnvironment;
}

/**
 * Looks for a tool: every folder of the `PATH` in its order, then the cache. The first one that is
 * new enough is taken; when none is, what was found instead is told.
 */
export async function findTool({
  name,
  minimumVersion,
  environment = process.env,
}: ToolQuery): Promise<Tool | MissingTool> {
  let tooOld: string | undefined;
  for (const path of await listExecutables(name, environment)) {
    const version = await readVersion(name, path, environment);
    if (version === undefined) {
      tooOld ??= `at ${path} does not say its version`;
    } else if (semver.gte(version, minimumVersion)) {
      return { name, path, version };
    } else {
      tooOld ??= `at ${path} is version ${version}, and at least ${minimumVersion} is needed`;
    }
  }
  const cache = resolveToolCache(environment);
  for (const version of await listCachedVersions(cache, name)) {
    const path = resolveCachedTool(cache, name, version);
    if (semver.gte(version, minimumVersion) && (await isExecutable(path))) {
      return { name, path, version };
    }
  }
  return { name, found: tooOld ?? 'is not on the PATH' };
}

async function listExecutables(name: string, environment: ToolEnvironment): Promise<string[]> {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const paths = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, `${name}${ending}`)));
  const executable = await Promise.all(paths.map(isExecutable));
  return paths.filter((_path, position) => executable[position]);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function readVersion(
  name: string,
  path: string,
  environment: ToolEnvironment,
): Promise<string | undefined> {
  const { stdout } = await execa(path, describeTool(name).versionArguments, {
    env: environment,
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    timeout: VERSION_TIMEOUT_MS,
  });
  return semver.coerce(stdout)?.version;
}
