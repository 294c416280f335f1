import type { Helm } from '../adapters/helm/helm.ts';
import type { DeploymentEvents } from '../adapters/journal/deployment-events.ts';
import type { Notifications } from '../adapters/notifications/notifications.ts';
import type { OwnAdapter } from '../adapters/own-adapter.ts';
import type { Registry } from '../adapters/registry/registry.ts';
import type { SecretStore } from '../adapters/secrets/secret-store.ts';

/**
 * The outside systems, each loaded when a step first asks for it. A profile chooses every
 * implementation; there is no fallback from one to another.
 */
export interface Adapters {
  readonly registry: () => Promise<Registry>;
  /** The releases of one cluster. */
  readonly helm: (cluster: string) => Promise<Helm>;
  readonly secrets: () => Promise<SecretStore>;
  readonly deploymentEvents: () => Promise<DeploymentEvents>;
  readonly notifications: () => Promise<Notifications>;
  /** An adapter that a platform team's library brings itself. */
  readonly own: <T>(adapter: OwnAdapter<T>) => Promise<T>;
}
