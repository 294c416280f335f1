/** The part of Kubernetes' published OpenAPI document (`api/openapi-spec/swagger.json`) that is read. */
export interface OpenApiDocument {
  readonly definitions: Readonly<Record<string, OpenApiSchema>>;
  readonly paths: Readonly<Record<string, OpenApiPath>>;
}

/** One path; only what can be created with POST can stand in a manifest. */
export interface OpenApiPath {
  readonly post?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind };
}

export interface GroupVersionKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** A schema as JSON; keys are the OpenAPI 2 keywords. */
export type OpenApiSchema = Readonly<Record<string, unknown>>;

/** `apps/v1/Deployment`, `v1/Service`: the identifier used in the schema file. */
export function printKind({ group, version, kind }: GroupVersionKind): string {
  return [group, version, kind].filter((part) => part !== '').join('/');
}
