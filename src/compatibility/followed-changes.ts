import type { ContractChange } from '../contracts/change.ts';
import type { JsonSchema, LibraryManifest, StepManifest } from './library-manifest.ts';

/** The changes that a contract has gained since the other version, oldest first. */
export function newChanges(before: StepManifest | undefined, after: StepManifest) {
  const known = new Set((before?.changes ?? []).map((change) => JSON.stringify(change)));
  return after.changes.filter((change) => !known.has(JSON.stringify(change)));
}

/** A step that took the place of another one by name. */
export interface Successor {
  readonly name: string;
  readonly kind: 'rename-step' | 'replace-step';
}

/** Step that is gone → the step whose changes say that it is its successor. */
export function findSuccessors(
  before: LibraryManifest,
  after: LibraryManifest,
): Map<string, Successor> {
  const successors = new Map<string, Successor>();
  for (const [name, step] of Object.entries(after.steps))
    for (const change of newChanges(before.steps[name], step))
      if (
        (change.kind === 'rename-step' || change.kind === 'replace-step') &&
        Object.hasOwn(before.steps, change.from) &&
        !Object.hasOwn(after.steps, change.from)
      )
        successors.set(change.from, { name, kind: change.kind });
  return successors;
}

/** A schema whose properties carry the names that they have in the other version. */
export function renameProperties(
  schema: JsonSchema,
  renames: ReadonlyMap<string, string>,
): JsonSchema {
  const rename = (name: string) => renames.get(name) ?? name;
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, unknown>);
  return {
    ...schema,
    properties: Object.fromEntries(properties.map(([name, part]) => [rename(name), part])),
    ...(Array.isArray(schema['required'])
      ? { required: (schema['required'] as string[]).map(rename) }
      : {}),
  };
}

/** Old name → new name of what changes of one kind renamed, where the old schema has the old name and the new one has not. */
export function findRenames(
  kind: 'rename-parameter' | 'rename-output',
  changes: readonly ContractChange[],
  before: JsonSchema,
  after: JsonSchema,
): Map<string, string> {
  const has = (schema: JsonSchema, name: string) =>
    Object.hasOwn((schema['properties'] ?? {}) as object, name);
  const renames = new Map<string, string>();
  for (const change of changes) {
    if (change.kind !== kind) continue;
    // Two renames in a row are one from the first name to the last.
    const [origin] = [...renames].find(([, to]) => to === change.from) ?? [change.from];
    if (has(before, origin)) renames.set(origin, change.to);
  }
  return new Map([...renames].filter(([from, to]) => has(after, to) && !has(after, from)));
}

/** The names of parameters and outputs that a change rewrites in calls of its step. */
export function touchedNames(change: ContractChange): readonly string[] {
  switch (change.kind) {
    case 'rename-parameter':
    case 'rename-output':
    case 'change-unit':
    case 'invert-flag':
      return [change.from, change.to];
    case 'move-parameter':
      return [change.from, change.to.split('.')[0] as string];
    case 'split-parameter':
      return [change.from, ...change.to];
    case 'split-step':
      return change.moves;
    case 'replace-step':
      return [
        ...Object.entries(change.parameters ?? {}).flat(),
        ...(change.drop ?? []),
        ...Object.keys(change.add ?? {}),
      ];
    case 'rename-step':
      return [];
    default:
      return [change.parameter];
  }
}
