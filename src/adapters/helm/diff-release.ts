import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { ResourceAction, ResourceChange } from './helm.ts';
import { printIdentityKey, printResource, type ResourceIdentity } from './resource-identity.ts';

/** Lines of context around a change, as git and diff print. */
const CONTEXT_LINES = 3;

/** A resource as it is recorded: redacted, printed in one fixed way. */
export interface RecordedResource extends ResourceIdentity {
  readonly hook?: string;
  readonly text: string;
}

export interface ReleaseDiff {
  readonly resources: readonly ResourceChange[];
  readonly diff: string;
}

/** Compares two renders resource by resource; the order of resources and of keys does not matter. */
export function diffRelease(
  before: readonly RecordedResource[],
  after: readonly RecordedResource[],
): ReleaseDiff {
  const old = new Map(before.map((resource) => [printIdentityKey(resource), resource]));
  const resources: ResourceChange[] = [];
  const patches: string[] = [];
  const add = (resource: RecordedResource, action: ResourceAction, from: string, to: string) => {
    const { text: _text, ...identity } = resource;
    resources.push({ ...identity, action });
    if (action !== 'unchanged') patches.push(printPatch(resource, action, from, to));
  };
  for (const resource of after) {
    const key = printIdentityKey(resource);
    const previous = old.get(key);
    old.delete(key);
    if (!previous) add(resource, 'created', '', resource.text);
    else if (previous.text === resource.text) add(resource, 'unchanged', '', '');
    else add(resource, 'changed', previous.text, resource.text);
  }
  for (const resource of old.values()) add(resource, 'removed', resource.text, '');
  return { resources, diff: patches.join('\n') };
}

function printPatch(resource: RecordedResource, action: string, from: string, to: string): string {
  const place = resource.namespace === undefined ? '' : ` in ${resource.namespace}`;
  const name = printResource(resource);
  const patch = createTwoFilesPatch(
    action === 'created' ? '/dev/null' : name,
    action === 'removed' ? '/dev/null' : name,
    from,
    to,
    undefined,
    undefined,
    { context: CONTEXT_LINES, headerOptions: FILE_HEADERS_ONLY },
  );
  return `# ${name}${place}: ${action}\n${patch}`;
}
