import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../diagnostics/errors.ts';
import { packageRoot } from '../../package-root.ts';

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** When an API was or will be deprecated and removed: minor versions such as `1.25`. */
export interface ApiLifecycle {
  readonly deprecated?: string;
  readonly removed?: string;
  /** `networking.k8s.io/v1/Ingress` */
  readonly replacement?: string;
}

/** The committed file, made by `src/development/kubernetes-schemas/build.ts`. */
export interface SchemaBundle {
  /** Minor versions, oldest first. */
  readonly versions: readonly string[];
  /** By `apps/v1/Deployment`. */
  readonly kinds: Readonly<
    Record<string, { readonly definition: string; readonly namespaced: boolean }>
  >;
  readonly lifecycles: Readonly<Record<string, ApiLifecycle>>;
  /** Each definition's forms with the version it begins with; `null` where there is none. */
  readonly definitions: Readonly<
    Record<string, readonly (readonly [since: string, schema: JsonSchema | null])[]>
  >;
}

/** The newest release that the committed schemas know; used when nobody says which one runs. */
export const DEFAULT_KUBERNETES_VERSION = '1.36';

let bundle: SchemaBundle | undefined;

/** Reads the committed schemas once a process: 280 KB, 3 ms. */
export function loadSchemaBundle(): SchemaBundle {
  bundle ??= JSON.parse(
    readFileSync(join(packageRoot, 'schemas/kubernetes/kubernetes.json'), 'utf8'),
  ) as SchemaBundle;
  return bundle;
}

/** The definitions as one release has them. */
export function selectDefinitions(
  { definitions }: SchemaBundle,
  version: string,
): Record<string, JsonSchema> {
  const selected: Record<string, JsonSchema> = {};
  for (const [name, forms] of Object.entries(definitions)) {
    const form = forms.findLast(([since]) => compareMinorVersions(since, version) <= 0);
    if (form?.[1]) selected[name] = form[1];
  }
  return selected;
}

/**
 * Reduces a Kubernetes version as people and clusters write it (`1.36`, `v1.36.3`,
 * `1.35.4-eks-3abb8cd`) to the minor version that schemas are kept for.
 *
 * @throws UserError `kubernetes.version` when there are no schemas for it.
 */
export function resolveKubernetesVersion(version: string): string {
  const { versions } = loadSchemaBundle();
  const minor = /^v?(\d+\.\d+)(?:[.+-].*)?$/.exec(version)?.[1];
  if (minor !== undefined && versions.includes(minor)) return minor;
  throw new UserError(
    'kubernetes.version',
    `There are no schemas for Kubernetes ${JSON.stringify(version)}.`,
    { mend: `Use one of ${versions.join(', ')}.`, exit: 'invalid' },
  );
}

/** Compares `1.9` and `1.10` as numbers: negative when `a` is older. */
export function compareMinorVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
