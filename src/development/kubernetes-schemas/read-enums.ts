/** The values allowed for one property; `items` when the property is a list of them. */
export interface PropertyEnum {
  /** `io.k8s.api.core.v1.Container` */
  readonly definition: string;
  readonly property: string;
  readonly items: boolean;
  readonly values: readonly string[];
}

const FUNCTION = /^func schema_(\w+)_([a-z0-9]+)_(v[a-z0-9]+)_(\w+)\(/;
const OTHER_FUNCTION = /^func /;
/** The Go generator shortens an import path to this; the document writes it in full. */
const PACKAGES: Readonly<Record<string, string>> = {
  k8sio_api: 'io.k8s.api',
  pkg_apis: 'io.k8s.apiextensions-apiserver.pkg.apis',
};
const PROPERTY = /^\t{5}"(.+)": \{$/;
const ENUM = /^(\t+)Enum: +\[\]interface\{\}\{(.*)\},$/;
const DEPTH_OF_PROPERTY = 7;
const DEPTH_OF_ITEMS = 10;

/**
 * Reads the allowed values of properties from `pkg/generated/openapi/zz_generated.openapi.go`.
 *
 * The published OpenAPI document leaves them out, though the API server refuses every other value;
 * the Go code it is made from has them. That file is generated and formatted by gofmt, so its
 * lines can be read one by one.
 *
 * @throws Error for an `Enum` at a place that this reader does not know.
 */
export function readEnums(source: string): PropertyEnum[] {
  const enums: PropertyEnum[] = [];
  let definition: string | undefined;
  let property: string | undefined;
  for (const line of source.split('\n')) {
    if (OTHER_FUNCTION.test(line)) {
      const [, parent, ...names] = FUNCTION.exec(line) ?? [];
      const start = PACKAGES[parent ?? ''];
      definition = start === undefined ? undefined : [start, ...names].join('.');
      property = undefined;
    }
    property = PROPERTY.exec(line)?.[1] ?? property;
    const found = ENUM.exec(line);
    if (found) {
      const depth = found[1]!.length;
      if (!definition || !property || ![DEPTH_OF_PROPERTY, DEPTH_OF_ITEMS].includes(depth)) {
        throw new Error(`an Enum stands where none was expected: ${line.trim()}`);
      }
      const values = JSON.parse(`[${found[2]}]`) as string[];
      enums.push({ definition, property, items: depth === DEPTH_OF_ITEMS, values });
    }
  }
  return enums;
}
