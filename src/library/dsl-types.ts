import type { StageKind, StepContract } from '../contracts/contract.ts';
import {
  capitalize,
  type ParameterSchema,
  printLiteral,
  printParameterType,
} from './schema-type.ts';

/** The step builders by stage kind; `AnySteps` is what post blocks get. */
const builders: Readonly<Record<StageKind, string>> = {
  build: 'BuildSteps',
  test: 'TestSteps',
  publish: 'PublishSteps',
  deploy: 'DeploySteps',
  stage: 'CustomSteps',
};

/**
 * The DSL's step functions as plain printed interfaces: what an author's editor completes and shows
 * on hover. Plain, because every compile pays for clever types.
 */
export function printDslTypes(contracts: readonly StepContract[], header: string): string {
  const everywhere = contracts.filter((contract) => contract.stages === undefined);
  const restricted = contracts.filter((contract) => contract.stages !== undefined);
  return [
    header,
    "import type { Command } from './command.ts';",
    "import type { Condition } from './conditions.ts';",
    "import type { Duration } from './duration.ts';",
    "import type { Chart, Image, OutsideStep } from './handles.ts';",
    "import type { JsonObject } from './json.ts';",
    "import type { Step, StepList, StepOptions } from './step-options.ts';",
    "import type { SavedValue, Text } from './values.ts';",
    '',
    ...contracts.flatMap(printOptions),
    '/** The steps that every stage offers. */',
    'export interface CommonSteps {',
    '  /** Runs the steps only when the condition holds, the others only when it does not. */',
    '  when(condition: Condition, steps: StepList, otherwise?: StepList): StepList;',
    '  /** Runs the steps in a folder of the workspace. */',
    '  within(directory: string, steps: StepList): StepList;',
    ...everywhere.flatMap(printFunction),
    '}',
    '',
    ...restricted.flatMap((contract) => [
      `interface ${capitalize(contract.name)}Step {`,
      ...printFunction(contract),
      '}',
      '',
    ]),
    ...Object.entries(builders).flatMap(([kind, name]) => [
      `/** The steps of a ${kind === 'stage' ? 'custom' : kind} stage. */`,
      `export interface ${name} extends ${['CommonSteps', ...restricted.filter((contract) => contract.stages?.includes(kind as StageKind)).map((contract) => `${capitalize(contract.name)}Step`)].join(', ')} {}`,
      '',
    ]),
    '/** Every step there is: what post blocks offer. */',
    `export interface AnySteps extends ${['CommonSteps', ...restricted.map((contract) => `${capitalize(contract.name)}Step`)].join(', ')} {}`,
    '',
  ].join('\n');
}

/** The table that the running DSL reads: contract → parameters given by position. */
export function printStepTable(contracts: readonly StepContract[], header: string): string {
  const rows = contracts.map(
    (contract) => `  ${contract.name}: [${contract.positional.map(printLiteral).join(', ')}],`,
  );
  return `${header}\nexport const stepTable: Readonly<Record<string, readonly string[]>> = {\n${rows.join('\n')}\n};\n`;
}

function printOptions(contract: StepContract): string[] {
  const parameters = contract.parameters as unknown as ParameterSchema;
  const required = new Set(parameters.required ?? []);
  const positional = new Set<string>(contract.positional);
  const members = Object.entries(parameters.properties ?? {}).filter(
    ([name]) => !positional.has(name),
  );
  const outputs = Object.entries((contract.outputs as unknown as ParameterSchema).properties ?? {})
    .map(([name, schema]) => ({ name, description: schema.description, type: savedType(schema) }))
    .filter((output) => output.type !== undefined);
  return [
    `/** Options of \`${contract.name}\`. */`,
    `export interface ${capitalize(contract.name)}Options extends StepOptions {`,
    ...members.flatMap(([name, schema]) => [
      ...printDoc(schema.description ?? '', schema, '  '),
      `  readonly ${name}${required.has(name) ? '' : '?'}: ${printParameterType(schema)};`,
    ]),
    ...(outputs.length === 0
      ? []
      : [
          '  /** Values to fill with what the step found out. */',
          '  readonly save?: {',
          ...outputs.flatMap((output) => [
            `    /** ${commentText(output.description ?? '')} */`,
            `    readonly ${output.name}?: SavedValue<${output.type}>;`,
          ]),
          '  };',
        ]),
    '}',
    '',
  ];
}

/** The type of a value that can hold the output; lists can't be saved. */
function savedType(schema: ParameterSchema): string | undefined {
  if (schema.type === 'integer') return 'number';
  return schema.type === 'string' || schema.type === 'number' || schema.type === 'boolean'
    ? schema.type
    : undefined;
}

function printFunction(contract: StepContract): string[] {
  const parameters = contract.parameters as unknown as ParameterSchema;
  const required = new Set(parameters.required ?? []);
  const positional = contract.positional.map((name) => {
    const schema = parameters.properties?.[name] ?? {};
    return `${name === 'arguments' ? 'values' : name}${required.has(name) ? '' : '?'}: ${printParameterType(schema)}`;
  });
  const needsOptions = [...required].some(
    (name) => !(contract.positional as readonly string[]).includes(name),
  );
  const given = [
    ...positional,
    `options${needsOptions ? '' : '?'}: ${capitalize(contract.name)}Options`,
  ];
  const doc = [
    `  /**`,
    `   * ${commentText(contract.summary)}`,
    ...(contract.description === ''
      ? []
      : [
          '   *',
          ...contract.description.split('\n').map((line) => `   * ${commentText(line)}`.trimEnd()),
        ]),
    '   *',
    ...contract.examples.map((example) => `   * @example ${commentText(example)}`),
    ...(contract.deprecated === undefined
      ? []
      : [
          `   * @deprecated since ${contract.deprecated.since}: ${contract.deprecated.reason} Use \`${contract.deprecated.use}\`.`,
        ]),
    '   */',
  ];
  return [...doc, `  ${contract.name}(${given.join(', ')}): Step;`];
}

function printDoc(text: string, schema: ParameterSchema, indent: string): string[] {
  const more = schema.default === undefined ? '' : ` @default ${printLiteral(schema.default)}`;
  const example =
    schema.examples?.[0] === undefined ? '' : ` @example ${printLiteral(schema.examples[0])}`;
  return [`${indent}/** ${commentText(text + more + example)} */`];
}

/** Text that cannot end the comment it stands in; globs contain the two characters that would. */
function commentText(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
