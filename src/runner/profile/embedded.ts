import { join } from 'node:path';
import type { Adapters } from '../adapters.ts';

/**
 * The profile of a laptop: every outside system is a folder or file below `.platform` of the
 * repository. Nothing leaves the machine.
 *
 * | system | embedded form |
 * | --- | --- |
 * | registry | OCI image layouts in `.platform/registry/<repository>` |
 * | cluster | rendered and checked manifests in `.platform/releases` |
 * | secret store | `.platform/secrets.local.yaml`, git-ignored, mode 0600 |
 * | deployment records | `.platform/deployments.jsonl` |
 * | messages | `.platform/messages.jsonl` |
 * | a library's own adapters | a folder of their name in `.platform/own` |
 */
export function createEmbeddedAdapters(repository: string): Adapters {
  const below = (path: string) => join(repository, '.platform', path);
  return {
    registry: once(async () =>
      (await import('../../adapters/registry/folder-registry.ts')).createFolderRegistry(
        below('registry'),
      ),
    ),
    helm: async (cluster) => {
      const [{ createRenderingHelm }, { ensureHelm }] = await Promise.all([
        import('../../adapters/helm/rendering-helm.ts'),
        import('../../adapters/tools/ensure-helm.ts'),
      ]);
      return createRenderingHelm({
        releasesDirectory: below(join('releases', encodeURIComponent(cluster))),
        findHelm: () => ensureHelm({ neededBy: 'the step helmDeploy' }),
      });
    },
    secrets: once(async () =>
      (await import('../../adapters/secrets/file-secret-store.ts')).createFileSecretStore(
        below('secrets.local.yaml'),
      ),
    ),
    deploymentEvents: once(async () =>
      (await import('../../adapters/journal/file-deployment-events.ts')).createFileDeploymentEvents(
        below('deployments.jsonl'),
      ),
    ),
    notifications: once(async () =>
      (await import('../../adapters/notifications/file-notifications.ts')).createFileNotifications(
        below('messages.jsonl'),
      ),
    ),
    own: async (adapter) =>
      adapter.embedded({ folder: below(join('own', encodeURIComponent(adapter.name))) }),
  };
}

/** The same promise for every caller. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
