import { findClosest } from './find-closest.ts';
import { compareMinorVersions, type JsonSchema, type SchemaBundle } from './schema-bundle.ts';
import type { SchemaProblem } from './schema-problem.ts';

/** Says why a release does not serve a kind: removed, misspelt, of another version, or not its own. */
export function describeUnservedKind(
  bundle: SchemaBundle,
  definitions: Readonly<Record<string, JsonSchema>>,
  version: string,
  apiVersion: string,
  kind: string,
): SchemaProblem {
  const lifecycle = bundle.lifecycles[`${apiVersion}/${kind}`];
  if (lifecycle?.removed && compareMinorVersions(lifecycle.removed, version) <= 0) {
    return {
      code: 'removedApi',
      severity: 'error',
      path: ['apiVersion'],
      message: `${apiVersion} ${kind} was removed in Kubernetes ${lifecycle.removed}; this is ${version}`,
      ...(lifecycle.replacement ? { mend: useInstead(lifecycle.replacement) } : {}),
    };
  }
  const served = Object.keys(bundle.kinds).filter(
    (name) => bundle.kinds[name]!.definition in definitions,
  );
  const group = readGroup(apiVersion);
  const isOwnGroup = [...Object.keys(bundle.kinds), ...Object.keys(bundle.lifecycles)].some(
    (name) => readGroup(name.slice(0, name.lastIndexOf('/'))) === group,
  );
  if (!isOwnGroup) {
    return {
      code: 'notChecked',
      severity: 'warning',
      path: ['apiVersion'],
      message: `${apiVersion} ${kind} was not checked: its schema is not known`,
      mend: "Put its CustomResourceDefinition into the chart's crds/ folder to have it checked.",
    };
  }
  const elsewhere = served.find(
    (name) =>
      name.endsWith(`/${kind}`) && (readGroup(apiVersionOf(name)) === group || group === ''),
  );
  const closest = findClosest(
    kind,
    served.filter((name) => apiVersionOf(name) === apiVersion).map((name) => kindOf(name)),
  );
  const mend = elsewhere
    ? useInstead(elsewhere)
    : closest === undefined
      ? undefined
      : `Did you mean "${closest}"?`;
  return {
    code: 'unknownKind',
    severity: 'error',
    path: ['kind'],
    message: `Kubernetes ${version} serves no ${apiVersion} ${kind}`,
    ...(mend === undefined ? {} : { mend }),
  };
}

/** A warning for a kind that is served and will not be for ever; undefined for all others. */
export function describeDeprecation(
  { lifecycles }: SchemaBundle,
  version: string,
  apiVersion: string,
  kind: string,
): SchemaProblem | undefined {
  const lifecycle = lifecycles[`${apiVersion}/${kind}`];
  if (!lifecycle?.deprecated || compareMinorVersions(lifecycle.deprecated, version) > 0) {
    return undefined;
  }
  const end = lifecycle.removed ? ` and goes in ${lifecycle.removed}` : '';
  return {
    code: 'deprecatedApi',
    severity: 'warning',
    path: ['apiVersion'],
    message: `${apiVersion} ${kind} is deprecated since Kubernetes ${lifecycle.deprecated}${end}`,
    ...(lifecycle.replacement ? { mend: useInstead(lifecycle.replacement) } : {}),
  };
}

function useInstead(name: string): string {
  return `Use apiVersion ${apiVersionOf(name)}, kind ${kindOf(name)}.`;
}

function apiVersionOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'));
}

function kindOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** `apps` of `apps/v1`; empty for the core group. */
function readGroup(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
