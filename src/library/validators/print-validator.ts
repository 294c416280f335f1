import AjvModule, { type Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { toJsonSchema } from '../../schema/json-schema.ts';

/** ajv is CommonJS; its default export is the class. */
const AjvClass = AjvModule as unknown as new (options: object) => Ajv;
const printStandalone = standaloneModule as unknown as (
  ajv: Ajv,
  names: Record<string, string>,
) => string;

/**
 * A module of standalone validators, one export for each schema: plain code that compiles no schema
 * when it starts. They fill in defaults in place and keep every error.
 */
export function printValidatorModule(
  schemas: Readonly<Record<string, unknown>>,
  header: string,
): string {
  const ajv = new AjvClass({
    code: { source: true, esm: true },
    allErrors: true,
    strict: false,
    useDefaults: true,
    inlineRefs: false,
  });
  for (const [name, schema] of Object.entries(schemas))
    ajv.addSchema(withoutAnnotations(toJsonSchema(schema)) as object, name);
  const names = Object.fromEntries(Object.keys(schemas).map((name) => [name, name]));
  return `${header}${withoutRequire(printStandalone(ajv, names))}\n`;
}

/** Without the words for people, which validation does not read. */
function withoutAnnotations(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutAnnotations);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema)
    .filter(([key]) => key !== 'description' && key !== 'examples' && !key.startsWith('x-'))
    .map(([key, part]) => {
      if (key === 'default' || key === 'const' || key === 'enum') return [key, part];
      // Here the keys are names of a contract or the model, which may be called `examples`.
      if (key === 'properties' || key === '$defs') return [key, mapValues(part)];
      return [key, withoutAnnotations(part)];
    });
  return Object.fromEntries(entries);
}

function mapValues(schemas: object): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutAnnotations(schema)]),
  );
}

/** ajv's code loads its run-time parts with `require`; a module imports them. */
function withoutRequire(code: string): string {
  const imports: string[] = [];
  const body = code.replace(
    /const (\w+) = require\("([^"]+)"\)(\.\w+)?;/g,
    (_, name: string, path: string, property: string | undefined) => {
      imports.push(`import ${name}Module from '${path}.js';`);
      // Node hands over the whole CommonJS module, bundlers its default export.
      return property === '.default'
        ? `const ${name} = ${name}Module.default ?? ${name}Module;`
        : `const ${name} = ${name}Module${property ?? ''};`;
    },
  );
  const pure = body
    .replaceAll('= new RegExp(', '= /* @__PURE__ */ new RegExp(')
    .replace('"use strict";', '');
  return `${imports.join('\n')}\n${pure}`;
}
