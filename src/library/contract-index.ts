/**
 * The list of contracts as a module, from the names of their files: adding a contract is adding its
 * file. `fileNames` are kebab-case without ending; each file exports its contract in camelCase.
 */
export function printContractIndex(fileNames: readonly string[], header: string): string {
  const contracts = fileNames.map((file) => ({ file, name: toCamelCase(file) }));
  return [
    header,
    ...contracts.map(({ file, name }) => `import { ${name} } from './${file}.ts';`),
    '',
    '/** Every step contract of this package, by name. */',
    'export const contracts = {',
    ...contracts.map(({ name }) => `  ${name},`),
    '} as const;',
    '',
    'export type StepName = keyof typeof contracts;',
    '',
  ].join('\n');
}

/**
 * The run functions by step name with the validators of their inputs, each loaded only when its step
 * runs: what one step needs must not slow down another.
 */
export function printStepIndex(fileNames: readonly string[], header: string): string {
  const rows = fileNames.map((file) => {
    const name = toCamelCase(file);
    const parts = `import('./${file}.ts'), import('../schema/steps/${name}.generated.js')`;
    return `  ${name}: () => Promise.all([${parts}]).then(([step, schema]) => ({ run: step.${name} as unknown as StepRun, validate: schema.validate })),`;
  });
  return [
    header,
    "import type { Validator } from '../schema/validators.generated.js';",
    "import type { StepRun } from './step-run.ts';",
    '',
    '/** What the runner loads of a step. */',
    'export interface LoadedStep {',
    '  readonly run: StepRun;',
    '  readonly validate: Validator;',
    '  /** Names of its parameters, where no contract of this package says them. */',
    '  readonly parameters?: readonly string[];',
    '}',
    '',
    '/** Step name → its run function and the validator of its input, loaded when they are asked for. */',
    'export const stepRuns: Readonly<Record<string, () => Promise<LoadedStep>>> = {',
    ...rows,
    '};',
    '',
  ].join('\n');
}

export function toCamelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function toKebabCase(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
