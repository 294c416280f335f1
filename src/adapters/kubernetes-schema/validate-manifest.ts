import type { ErrorObject, ValidateFunction } from 'ajv';
import { createSchemaCompiler } from './compile-schemas.ts';
import { type CustomResource, readCustomResources } from './custom-resources.ts';
import { describeSchemaError } from './describe-schema-error.ts';
import { describeDeprecation, describeUnservedKind } from './find-kind.ts';
import {
  DEFAULT_KUBERNETES_VERSION,
  loadSchemaBundle,
  resolveKubernetesVersion,
  selectDefinitions,
} from './schema-bundle.ts';
import type { SchemaProblem } from './schema-problem.ts';

export interface ValidationOptions {
  /** A Kubernetes version such as `1.36` or `v1.36.3`; the newest known one unless said. */
  readonly version?: string;
  /** Manifests of CustomResourceDefinitions whose resources shall be checked as well. */
  readonly customResourceDefinitions?: readonly unknown[];
}

/** Checks manifests against one release. */
export interface ManifestValidator {
  /** All problems of one manifest, errors and warnings, in the order of its fields. */
  validate(manifest: unknown): SchemaProblem[];
  /** Whether objects of this kind live in a namespace; undefined for a kind that is not known. */
  isNamespaced(apiVersion: string, kind: string): boolean | undefined;
}

/** Compiled Kubernetes schemas are the same for every chart; custom resources are not. */
const validators = new Map<string, ManifestValidator>();

/**
 * Checks one manifest as the API server would with strict field validation: unknown fields, missing
 * ones, types, allowed values, formats, APIs that the release does not serve.
 *
 * What only a cluster can know is not checked: admission policies, CEL rules, whether names exist.
 *
 * @throws UserError `kubernetes.version` when there are no schemas for the version.
 */
export function validateManifest(
  manifest: unknown,
  options: ValidationOptions = {},
): SchemaProblem[] {
  return createManifestValidator(options).validate(manifest);
}

/**
 * Prepares the check of many manifests against one release. Schemas are compiled at first use and
 * kept for the process: the first Deployment costs about 40 ms, each later manifest below 1 ms.
 *
 * @throws UserError `kubernetes.version` when there are no schemas for the version.
 */
export function createManifestValidator({
  version = DEFAULT_KUBERNETES_VERSION,
  customResourceDefinitions = [],
}: ValidationOptions = {}): ManifestValidator {
  const minor = resolveKubernetesVersion(version);
  if (customResourceDefinitions.length > 0)
    return compileValidator(minor, customResourceDefinitions);
  const validator = validators.get(minor) ?? compileValidator(minor, []);
  validators.set(minor, validator);
  return validator;
}

function compileValidator(version: string, customResourceDefinitions: readonly unknown[]) {
  const bundle = loadSchemaBundle();
  const definitions = selectDefinitions(bundle, version);
  const compiler = createSchemaCompiler(definitions);
  const customResources = new Map<string, CustomResource>();
  for (const resource of customResourceDefinitions.flatMap(readCustomResources)) {
    customResources.set(resource.kind, resource);
  }
  const compiled = new Map<string, ValidateFunction | undefined>();

  const compileKind = (name: string): ValidateFunction | undefined => {
    if (compiled.has(name)) return compiled.get(name);
    const definition = bundle.kinds[name]?.definition;
    const custom = customResources.get(name)?.schema;
    let check: ValidateFunction | undefined;
    if (definition !== undefined && definition in definitions) {
      check = compiler.compileDefinition(definition);
    } else if (custom !== undefined) {
      check = compiler.compileSchema(custom);
    }
    compiled.set(name, check);
    return check;
  };

  return {
    isNamespaced: (apiVersion: string, kind: string) =>
      (bundle.kinds[`${apiVersion}/${kind}`] ?? customResources.get(`${apiVersion}/${kind}`))
        ?.namespaced,
    validate(manifest: unknown): SchemaProblem[] {
      const identity = readIdentity(manifest);
      if ('code' in identity) return [identity];
      const { apiVersion, kind } = identity;
      const problems = checkName(manifest);
      const check = compileKind(`${apiVersion}/${kind}`);
      if (!check) {
        problems.push(describeUnservedKind(bundle, definitions, version, apiVersion, kind));
        return problems;
      }
      const deprecation = describeDeprecation(bundle, version, apiVersion, kind);
      if (deprecation) problems.push(deprecation);
      const present = dropNulls(manifest);
      check(present);
      const errors = (check.errors ?? []).filter(isFirstCause);
      problems.push(...errors.map((error) => describeSchemaError(error, present)));
      return problems;
    },
  };
}

function readIdentity(manifest: unknown): { apiVersion: string; kind: string } | SchemaProblem {
  const { apiVersion, kind } = Object(manifest) as Record<string, unknown>;
  if (typeof apiVersion === 'string' && typeof kind === 'string') return { apiVersion, kind };
  const isObject = typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest);
  const missing = typeof apiVersion === 'string' ? 'kind' : 'apiVersion';
  return {
    code: isObject ? 'missingField' : 'notAnObject',
    severity: 'error',
    path: isObject ? [missing] : [],
    message: isObject ? `the manifest lacks the field "${missing}"` : 'this is not a manifest',
    mend: 'A manifest is an object with apiVersion, kind and metadata.',
  };
}

function checkName(manifest: unknown): SchemaProblem[] {
  const metadata = (manifest as Record<string, unknown>)['metadata'];
  const { name, generateName } = Object(metadata) as Record<string, unknown>;
  if (name || generateName) return [];
  return [
    {
      code: 'missingName',
      severity: 'error',
      path: ['metadata', 'name'],
      message: 'metadata lacks a name',
    },
  ];
}

/** The API server reads null like an absent field; templates often leave `annotations:` empty. */
function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, dropNulls(inner)]));
}

/**
 * Leaves out what follows from another error: of alternatives (`anyOf`, `oneOf`) only that none fits
 * is of use, not why each does not; and what has the wrong type has no format.
 */
function isFirstCause(error: ErrorObject, _position: number, all: readonly ErrorObject[]): boolean {
  if (/\/(anyOf|oneOf)\/\d+\//.test(error.schemaPath)) return false;
  const isSamePlace = ({ instancePath }: ErrorObject) => instancePath === error.instancePath;
  return (
    error.keyword !== 'format' ||
    !all.some((other) => other.keyword === 'type' && isSamePlace(other))
  );
}
