import { isDeepStrictEqual } from 'node:util';
import type { OpenApiSchema } from './openapi.ts';
import type { ReleaseSchemas } from './read-release.ts';

/** A schema from one release on, until the next entry; `null` where the API has no such type. */
export type SchemaSince = readonly [since: string, schema: OpenApiSchema | null];

export interface MergedReleases {
  readonly kinds: Readonly<
    Record<string, { readonly definition: string; readonly namespaced: boolean }>
  >;
  readonly definitions: Readonly<Record<string, readonly SchemaSince[]>>;
}

/**
 * Joins releases into one table without repeating what did not change: nine in ten definitions are
 * the same in four neighbouring releases.
 *
 * @param releases by minor version (`1.36`), oldest first.
 */
export function mergeReleases(releases: ReadonlyMap<string, ReleaseSchemas>): MergedReleases {
  const kinds: Record<string, { definition: string; namespaced: boolean }> = {};
  const definitions: Record<string, SchemaSince[]> = {};
  for (const [minor, release] of releases) {
    for (const [kind, place] of release.kinds) kinds[kind] = place;
    for (const name of new Set([...Object.keys(definitions), ...release.definitions.keys()])) {
      definitions[name] ??= [];
      const schema = release.definitions.get(name) ?? null;
      const before = definitions[name].at(-1)?.[1] ?? null;
      if (!isDeepStrictEqual(before, schema)) definitions[name].push([minor, schema]);
    }
  }
  return { kinds: sortKeys(kinds), definitions: sortKeys(definitions) };
}

function sortKeys<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
