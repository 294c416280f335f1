import type { StageKind, StepContract } from '../contracts/contract.ts';
import { stepOptionNames } from '../dsl/step-options.ts';
import { printDocComment, printExampleTag, printMemberDoc } from './doc-comment.ts';
import {
  capitalize,
  type ParameterSchema,
  printLiteral,
  printParameterType,
} from './schema-type.ts';

/** The step builders by stage kind; `AnySteps` is what post blocks get. */
export const builders: Readonly<Record<StageKind, string>> = {
  build: 'BuildSteps',
  test: 'TestSteps',
  publish: 'PublishSteps',
  deploy: 'DeploySteps',
  stage: 'CustomSteps',
};

/** Where the DSL keeps the types that contracts name. */
const typeModules: Readonly<Record<string, string>> = {
  Chart: 'chart',
  Command: 'command',
  Condition: 'conditions',
  Duration: 'duration',
  Files: 'files',
  Image: 'image',
  JsonObject: 'json',
  OutsideBlock: 'outside',
  OutsideStep: 'outside',
  SavedValue: 'values',
  Step: 'step-options',
  StepList: 'step-options',
  StepOptions: 'step-options',
  Text: 'values',
  Value: 'values',
};

/** Signatures that a schema cannot say: the arguments of an outside step are those that it declares. */
const signatures: Readonly<Record<string, string>> = {
  outsideStep: 'outsideStep<A>(step: OutsideStep<A>, values: NoInfer<A>, options?: StepOptions)',
};

/**
 * The DSL's step functions as plain printed interfaces: what an author's editor completes and shows
 * on hover. Plain, because every compile pays for clever types.
 *
 * @throws Error when a contract takes the name of an option that every step has
 */
export function printDslTypes(contracts: readonly StepContract[], header: string): string {
  const everywhere = contracts.filter((contract) => contract.stages === undefined);
  const restricted = contracts.filter((contract) => contract.stages !== undefined);
  const body = [
    ...contracts.flatMap(printOptions),
    '/** The steps that every stage offers. */',
    'export interface CommonSteps {',
    ...printDocComment(
      [
        'Runs the steps only when the condition holds, the others only when it does not.',
        '',
        printExampleTag(
          "s.when(branch('main'), [s.run('npm publish')], [s.printMessage('Not published.')])",
        ),
      ],
      '  ',
    ),
    '  when(condition: Condition | Value<boolean>, steps: StepList, otherwise?: StepList): StepList;',
    ...printDocComment(
      [
        'Runs the steps in a folder of the workspace.',
        '',
        printExampleTag("s.within('shop', [s.run('npm ci'), s.run('npm test')])"),
      ],
      '  ',
    ),
    '  within(directory: string, steps: StepList): StepList;',
    ...printDocComment(
      [
        'Runs the steps in the block of a declared step of another library or plugin, which is entered whatever their conditions say.',
        '',
        printExampleTag(
          "s.inside(sonar, { installationName: 'sonar' }, [s.run('npx sonar-scanner')])",
        ),
      ],
      '  ',
    ),
    '  inside<A>(block: OutsideBlock<A>, values: NoInfer<A>, steps: StepList): StepList;',
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
      printBuilder(
        name,
        restricted.filter((contract) => contract.stages?.includes(kind as StageKind)),
      ),
      '',
    ]),
    '/** Every step there is: what post blocks offer. */',
    printBuilder('AnySteps', restricted),
    '',
  ].join('\n');
  return `${header}\n${printImports(body)}\n\n${body}`;
}

/** The table that the running DSL reads: contract → parameters given by position. */
export function printStepTable(contracts: readonly StepContract[], header: string): string {
  const rows = contracts.map(
    (contract) => `  ${contract.name}: [${contract.positional.map(printLiteral).join(', ')}],`,
  );
  return `${header}\nexport const stepTable: Readonly<Record<string, readonly string[]>> = {\n${rows.join('\n')}\n};\n`;
}

function printImports(body: string): string {
  const code = body.replace(/\/\*\*[\s\S]*?\*\//g, '');
  const byModule = new Map<string, string[]>();
  for (const [type, module] of Object.entries(typeModules)) {
    if (!new RegExp(`\\b${type}\\b`).test(code)) continue;
    byModule.set(module, [...(byModule.get(module) ?? []), type]);
  }
  return [...byModule]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([module, types]) => `import type { ${types.join(', ')} } from './${module}.ts';`)
    .join('\n');
}

function printBuilder(name: string, restricted: readonly StepContract[]): string {
  const parents = restricted.map((contract) => `${capitalize(contract.name)}Step`);
  return `export interface ${name} extends ${['CommonSteps', ...parents].join(', ')} {}`;
}

/** The parameters that are not given by position, and the outputs that can be saved. */
function ownMembers(contract: StepContract): string[] {
  const parameters = contract.parameters as unknown as ParameterSchema;
  const required = new Set(parameters.required ?? []);
  const positional = new Set<string>(contract.positional);
  const taken = stepOptionNames.find((name) => Object.hasOwn(parameters.properties ?? {}, name));
  if (taken !== undefined)
    throw new Error(
      `The contract ${contract.name} has a parameter \`${taken}\`, which is an option of every step. Give it another name.`,
    );
  return [
    ...Object.entries(parameters.properties ?? {})
      .filter(([name]) => !positional.has(name))
      .flatMap(([name, schema]) => [
        ...printMemberDoc(schema, '  '),
        `  readonly ${name}${required.has(name) ? '' : '?'}: ${printParameterType(schema)};`,
      ]),
    ...printSave(contract),
  ];
}

function printSave(contract: StepContract): string[] {
  const outputs = Object.entries(
    (contract.outputs as unknown as ParameterSchema).properties ?? {},
  ).flatMap(([name, schema]) => {
    const type = savedType(schema);
    return type === undefined
      ? []
      : [...printMemberDoc(schema, '    '), `    readonly ${name}?: SavedValue<${type}>;`];
  });
  return outputs.length === 0
    ? []
    : [
        '  /** Values to fill with what the step found out. */',
        '  readonly save?: {',
        ...outputs,
        '  };',
      ];
}

/** The type of a value that can hold the output; lists can't be saved. */
function savedType(schema: ParameterSchema): string | undefined {
  if (schema.type === 'integer') return 'number';
  return schema.type === 'string' || schema.type === 'number' || schema.type === 'boolean'
    ? schema.type
    : undefined;
}

/** The options interface of a step; no line when it has no options of its own. */
export function printOptions(contract: StepContract): string[] {
  const members = ownMembers(contract);
  return members.length === 0
    ? []
    : [
        `/** Options of \`${contract.name}\`. */`,
        `export interface ${capitalize(contract.name)}Options extends StepOptions {`,
        ...members,
        '}',
        '',
      ];
}

/** The step's function as a member of a builder, with its documentation. */
export function printFunction(contract: StepContract): string[] {
  const parameters = contract.parameters as unknown as ParameterSchema;
  const required = new Set(parameters.required ?? []);
  const positional = contract.positional.map((name) => {
    const type = printParameterType(parameters.properties?.[name] ?? {});
    return `${name}${required.has(name) ? '' : '?'}: ${type}`;
  });
  const needsOptions = [...required].some(
    (name) => !(contract.positional as readonly string[]).includes(name),
  );
  const options =
    ownMembers(contract).length === 0 ? 'StepOptions' : `${capitalize(contract.name)}Options`;
  const signature =
    signatures[contract.name] ??
    `${contract.name}(${[...positional, `options${needsOptions ? '' : '?'}: ${options}`].join(', ')})`;
  const doc = printDocComment(
    [
      contract.summary,
      ...(contract.description === '' ? [] : ['', ...contract.description.split('\n')]),
      '',
      ...contract.examples.map(printExampleTag),
      ...(contract.deprecated === undefined
        ? []
        : [
            `@deprecated since ${contract.deprecated.since}: ${contract.deprecated.reason} Use \`${contract.deprecated.use}\`.`,
          ]),
    ],
    '  ',
  );
  return [...doc, `  ${signature}: Step;`];
}
