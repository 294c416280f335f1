import type { AccessGrant } from '../contracts/access.ts';
import { sortKeys } from '../model/serialize.ts';
import type { Finding } from './difference.ts';
import type { DescribedGrant, StepManifest } from './library-manifest.ts';
import type { RuleName } from './rules/index.ts';

/** One right: a grant with one action, verb or capability. */
interface Right {
  readonly grant: AccessGrant;
  readonly parameter: string | undefined;
}

/** What a step must be allowed to do, right by right, so that a finding names what came or went. */
export function compareAccess(before: StepManifest, after: StepManifest): Finding[] {
  const olds = collectRights(before.access);
  const news = collectRights(after.access);
  const fresh = [...news].filter(([key, right]) => {
    const old = olds.get(key);
    return old === undefined || (old.parameter !== undefined && right.parameter === undefined);
  });
  const gone = new Map([...olds].filter(([key]) => !news.has(key)));
  const findings = fresh.map(([, right]): Finding => {
    const [near] = [...gone].find(([, old]) => isSameButReach(old.grant, right.grant)) ?? [];
    const old = near === undefined ? undefined : gone.get(near);
    if (near !== undefined) gone.delete(near);
    const path = right.parameter ?? '';
    return {
      rule: judge(right, old, before),
      path,
      ...(old === undefined ? {} : { before: old.grant }),
      after: right.grant,
    };
  });
  const removed = [...gone.values()].map(
    ({ grant, parameter }): Finding => ({
      rule: 'grant-removed',
      path: parameter ?? '',
      before: grant,
    }),
  );
  return [...findings, ...removed];
}

function judge(right: Right, old: Right | undefined, before: StepManifest): RuleName {
  if (old !== undefined) {
    const isNarrower = old.parameter === right.parameter && covers(old.grant, right.grant);
    return isNarrower ? 'grant-narrowed' : 'grant-broadened';
  }
  if (right.parameter === undefined) return 'grant-added';
  const properties = (before.parameters['properties'] ?? {}) as object;
  return Object.hasOwn(properties, right.parameter)
    ? 'grant-added-with-parameter'
    : 'grant-added-with-new-parameter';
}

function collectRights(access: readonly DescribedGrant[]): Map<string, Right> {
  const rights = new Map<string, Right>();
  for (const { grant, parameter } of access)
    for (const single of splitGrant(grant)) {
      const key = JSON.stringify(sortKeys(single));
      if (!rights.has(key)) rights.set(key, { grant: single, parameter });
    }
  return rights;
}

function splitGrant(grant: AccessGrant): AccessGrant[] {
  switch (grant.system) {
    case 'aws':
      return grant.actions.map((action) => ({ ...grant, actions: [action] }));
    case 'vault':
      return grant.capabilities.map((capability) => ({ ...grant, capabilities: [capability] }));
    case 'kubernetes':
      return grant.resources.flatMap((resource) =>
        grant.verbs.map((verb) => ({ ...grant, resources: [resource], verbs: [verb] })),
      );
    default:
      return [grant];
  }
}

/** Whether two rights allow the same on another thing. */
function isSameButReach(one: AccessGrant, other: AccessGrant): boolean {
  if (one.system === 'aws' && other.system === 'aws') return one.actions[0] === other.actions[0];
  if (one.system === 'vault' && other.system === 'vault')
    return one.capabilities[0] === other.capabilities[0];
  return false;
}

/** Whether what the wider one reaches holds all that the narrower one does; only a `*` at the end is understood. */
function covers(wider: AccessGrant, narrower: AccessGrant): boolean {
  const [wide, narrow] = [reachOf(wider), reachOf(narrower)];
  return wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1));
}

function reachOf(grant: AccessGrant): string {
  if (grant.system === 'aws') return grant.resource;
  return grant.system === 'vault' ? grant.path : '';
}
