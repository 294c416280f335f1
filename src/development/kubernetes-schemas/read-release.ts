import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertDefinition } from './convert-schema.ts';
import { type OpenApiDocument, type OpenApiSchema, printKind } from './openapi.ts';
import { readEnums } from './read-enums.ts';

/** What one Kubernetes release accepts. */
export interface ReleaseSchemas {
  /** Where a kind's schema stands and whether its objects live in a namespace, by `apps/v1/Deployment`. */
  readonly kinds: ReadonlyMap<
    string,
    { readonly definition: string; readonly namespaced: boolean }
  >;
  /** Strict JSON Schemas by definition name; only what the kinds reach. */
  readonly definitions: ReadonlyMap<string, OpenApiSchema>;
}

/** Reads one release from the folder of the Go module `k8s.io/kubernetes`. */
export async function readRelease(moduleFolder: string): Promise<ReleaseSchemas> {
  const document = JSON.parse(
    await readFile(join(moduleFolder, 'api/openapi-spec/swagger.json'), 'utf8'),
  ) as OpenApiDocument;
  const generated = join(moduleFolder, 'pkg/generated/openapi/zz_generated.openapi.go');
  addEnums(document, await readFile(generated, 'utf8'));
  const kinds = readKinds(document);
  return { kinds, definitions: collectDefinitions(document, kinds) };
}

/** A kind can stand in a manifest when its collection takes a POST. */
function readKinds(document: OpenApiDocument) {
  const byKind = new Map<string, string>();
  for (const [name, schema] of Object.entries(document.definitions)) {
    const kinds = (schema['x-kubernetes-group-version-kind'] ?? []) as Parameters<
      typeof printKind
    >[0][];
    // Types shared by all groups (DeleteOptions, WatchEvent) list every one of them.
    if (kinds.length === 1) byKind.set(printKind(kinds[0]!), name);
  }
  const kinds = new Map<string, { definition: string; namespaced: boolean }>();
  for (const [path, { post }] of Object.entries(document.paths)) {
    const isSubresource = /\{name\}/.test(path);
    const kind = post?.['x-kubernetes-group-version-kind'];
    if (!kind || isSubresource) continue;
    const name = printKind(kind);
    const definition = byKind.get(name);
    if (definition === undefined) throw new Error(`no definition for ${name}`);
    kinds.set(name, { definition, namespaced: path.includes('/namespaces/{namespace}/') });
  }
  return kinds;
}

function collectDefinitions(document: OpenApiDocument, kinds: ReleaseSchemas['kinds']) {
  const definitions = new Map<string, OpenApiSchema>();
  const roots = new Set([...kinds.values()].map(({ definition }) => definition));
  const visit = (name: string): void => {
    if (definitions.has(name)) return;
    const source = document.definitions[name];
    if (!source) throw new Error(`no definition ${name}`);
    const schema = convertDefinition(name, source);
    const properties = schema['properties'] as Record<string, OpenApiSchema> | undefined;
    // A status is written by the cluster: what a manifest says there has no effect.
    if (roots.has(name) && properties?.['status']) properties['status'] = {};
    definitions.set(name, schema);
    for (const [, reference] of JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)) {
      visit(reference!);
    }
  };
  for (const name of roots) visit(name);
  return definitions;
}

function addEnums(document: OpenApiDocument, generated: string): void {
  for (const { definition, property, items, values } of readEnums(generated)) {
    const properties = document.definitions[definition]?.['properties'] as
      | Record<string, Record<string, unknown>>
      | undefined;
    const schema = items ? properties?.[property]?.['items'] : properties?.[property];
    // Some types in the Go code are served by no API.
    if (!schema) continue;
    // Defaulting in the API server treats an empty string like an absent field.
    Object.assign(schema, { enum: [...values, ''] });
  }
}
