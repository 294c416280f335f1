import type { AccessGrant } from '../../contracts/access.ts';

/**
 * Grants without repetition: those of one resource as one, their lists sorted, all in a fixed order.
 * The sum allows exactly what its parts do.
 */
export function mergeGrants(grants: readonly AccessGrant[]): AccessGrant[] {
  const merged = new Map<string, AccessGrant>();
  for (const grant of grants) {
    const key = keyOfGrant(grant);
    const before = merged.get(key);
    merged.set(key, before === undefined ? sorted(grant) : sorted(add(before, grant)));
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, grant]) => grant);
}

/** What two grants must share to become one, as text. */
export function keyOfGrant(grant: AccessGrant): string {
  switch (grant.system) {
    case 'aws':
      return JSON.stringify(['aws', grant.resource]);
    case 'vault':
      return JSON.stringify(['vault', grant.path]);
    case 'network':
      return JSON.stringify(['network', grant.host, grant.port]);
    case 'kubernetes': {
      const { cluster, namespace, apiGroup, verbs } = grant;
      // Verbs belong to the key: resources with more verbs must not lend them to others.
      return JSON.stringify(['kubernetes', cluster, namespace, apiGroup, ...[...verbs].sort()]);
    }
  }
}

function add(before: AccessGrant, more: AccessGrant): AccessGrant {
  if (before.system === 'aws' && more.system === 'aws')
    return { ...before, actions: [...before.actions, ...more.actions] };
  if (before.system === 'vault' && more.system === 'vault')
    return { ...before, capabilities: [...before.capabilities, ...more.capabilities] };
  if (before.system === 'kubernetes' && more.system === 'kubernetes')
    return { ...before, resources: [...before.resources, ...more.resources] };
  return before;
}

function sorted(grant: AccessGrant): AccessGrant {
  switch (grant.system) {
    case 'aws':
      return { ...grant, actions: unique(grant.actions) };
    case 'vault':
      return { ...grant, capabilities: unique(grant.capabilities) };
    case 'kubernetes':
      return { ...grant, resources: unique(grant.resources), verbs: unique(grant.verbs) };
    case 'network':
      return grant;
  }
}

function unique<T extends string>(names: readonly T[]): T[] {
  return [...new Set(names)].sort();
}
