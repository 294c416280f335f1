import AjvModule, { type Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import {
  RawOutput,
  RawPipelineOptions,
  RawStageOptions,
  RawStepOptions,
} from '../compiler/lower/raw-schema.ts';
import type { StepContract } from '../contracts/contract.ts';
import { ChartSpecification, FilesSpecification, ImageSpecification } from '../contracts/handle.ts';
import { OutsideStepSchema } from '../model/pipeline.ts';
import { StepRequestSchema } from '../runner/step-request.ts';
import { toJsonSchema } from '../schema/json-schema.ts';

/** ajv is CommonJS; its default export is the class. */
const AjvClass = AjvModule as unknown as new (options: object) => Ajv;
const printStandalone = standaloneModule as unknown as (
  ajv: Ajv,
  names: Record<string, string>,
) => string;

/**
 * Validators as plain code, so that neither the command nor a step pays for compiling schemas when
 * it starts (measured: 3.5 times the start of Node). A step's validator is a file of its own: the
 * runner loads the one that it needs.
 *
 * @returns repository-relative path → content
 */
export function printValidators(
  contracts: readonly StepContract[],
  header: string,
): [string, string][] {
  const common = {
    RawOutput,
    RawPipelineOptions,
    RawStageOptions,
    RawStepOptions,
    Image: ImageSpecification,
    Chart: ChartSpecification,
    Files: FilesSpecification,
    OutsideStep: OutsideStepSchema,
  };
  const index = contracts.map(
    ({ name }) => `export { validate as step_${name} } from './steps/${name}.generated.js';`,
  );
  return [
    ['src/schema/validators.generated.js', printModule(common, header)],
    ['src/schema/validators.generated.d.ts', printDeclarations(Object.keys(common), header)],
    ['src/schema/step-validators.generated.js', `${header}${index.join('\n')}\n`],
    ['src/schema/step-validators.generated.d.ts', `${header}${index.join('\n')}\n`],
    ['src/schema/step-request.generated.js', printModule({ validate: StepRequestSchema }, header)],
    ['src/schema/step-request.generated.d.ts', `${header}${declaration.replace('../', './')}`],
    ...contracts.flatMap(({ name, parameters }): [string, string][] => [
      [`src/schema/steps/${name}.generated.js`, printModule({ validate: parameters }, header)],
      [`src/schema/steps/${name}.generated.d.ts`, `${header}${declaration}`],
    ]),
  ];
}

/** What a step's validator looks like to the type checker. */
const declaration =
  "import type { Validator } from '../validators.generated.js';\nexport declare const validate: Validator;\n";

function printDeclarations(names: readonly string[], header: string): string {
  return `${header}import type { ErrorObject } from 'ajv';

/** A validator of ajv's standalone code: fills defaults in place, says whether the data fits, and keeps the errors. */
export interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}
${names.map((name) => `export declare const ${name}: Validator;\n`).join('')}`;
}

function printModule(schemas: Readonly<Record<string, unknown>>, header: string): string {
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
