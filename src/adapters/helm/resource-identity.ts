/** What makes two manifests the same resource for a cluster. */
export interface ResourceIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Absent for resources of the cluster as a whole. */
  readonly namespace?: string;
}

/**
 * Reads the identity of a manifest.
 *
 * @param object a manifest whose fields may be anything.
 * @param defaultNamespace the release's, for a resource that lives in a namespace and names none;
 * undefined for a kind that lives in none.
 */
export function readIdentity(
  object: Readonly<Record<string, unknown>>,
  defaultNamespace: string | undefined,
): ResourceIdentity {
  const metadata = Object(object['metadata']) as Record<string, unknown>;
  const own = metadata['namespace'] ? String(metadata['namespace']) : defaultNamespace;
  return {
    apiVersion: String(object['apiVersion']),
    kind: String(object['kind']),
    name: String(metadata['name'] ?? metadata['generateName'] ?? ''),
    ...(defaultNamespace === undefined || own === undefined ? {} : { namespace: own }),
  };
}

/** Equal for the same resource: a new version of its API does not make it another one. */
export function printIdentityKey({ apiVersion, kind, namespace, name }: ResourceIdentity): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return JSON.stringify([group, kind, namespace ?? null, name]);
}

/** `Deployment/payments`, as kubectl prints it. */
export function printResource({ kind, name }: ResourceIdentity): string {
  return `${kind}/${name}`;
}
