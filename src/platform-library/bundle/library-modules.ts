import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { StepContract } from '../../contracts/contract.ts';
import { toCamelCase } from '../../library/contract-index.ts';
import { printValidatorModule } from '../../library/validators/print-validator.ts';
import { packageRoot } from '../../package-root.ts';
import { findKitModule, findValidatorRuntime } from '../kit.ts';
import type { LibraryProject } from '../library-project.ts';

/**
 * Lets the bundler find what a library is made of: its contracts and run functions, the modules of
 * this package, and as `validator:<step>` the validators of its inputs.
 */
export function libraryModules(project: LibraryProject): Plugin {
  const contracts = new Map(project.own.map((contract) => [contract.name, contract]));
  return {
    name: 'library-modules',
    setup(context) {
      context.onResolve({ filter: /^jenkins-pipeline-sdk\// }, ({ path }) => {
        const file = findKitModule(path);
        return file === undefined ? undefined : { path: file };
      });
      // What TypeBox makes is plain data; its run-time part takes 70 ms to load.
      context.onResolve({ filter: /^typebox$/ }, () => {
        const file = findKitModule('jenkins-pipeline-sdk/contracts') as string;
        const plain = join(packageRoot, 'src/schema/plain-type.ts');
        return { path: file.endsWith('.ts') ? plain : file };
      });
      context.onResolve({ filter: /^ajv\/dist\/runtime\// }, ({ path }) => {
        const file = findValidatorRuntime(path);
        return file === undefined ? undefined : { path: file };
      });
      context.onResolve({ filter: /^validator:/ }, ({ path }) => ({
        path: path.slice('validator:'.length),
        namespace: 'validator',
      }));
      context.onLoad({ filter: /.*/, namespace: 'validator' }, ({ path }) => ({
        contents: printValidatorModule(
          { validate: (contracts.get(path) as StepContract).parameters },
          '',
        ),
        resolveDir: packageRoot,
        loader: 'js',
      }));
    },
  };
}

/** The library's own contracts and their validators as a module: `library/contracts.js` of the package. */
export function printContractsEntry(project: LibraryProject): string {
  const names = listNames(project);
  return [
    ...names.map(({ file, name }) => `import { ${name} } from './src/contracts/${file}.ts';`),
    ...names.map(({ name }) => `import { validate as validate_${name} } from 'validator:${name}';`),
    `export const contracts = { ${names.map(({ name }) => name).join(', ')} };`,
    `export const validators = { ${names.map(({ name }) => `${name}: validate_${name}`).join(', ')} };`,
    '',
  ].join('\n');
}

/** The library's own run functions as a module, each loaded when its step runs: `library/steps.js`. */
export function printStepsEntry(project: LibraryProject): string {
  const parameters = new Map(
    project.own.map((contract) => [contract.name, Object.keys(contract.parameters.properties)]),
  );
  return [
    'export const stepRuns = {',
    ...listNames(project).map(
      ({ file, name }) =>
        `  ${name}: () => Promise.all([import('./src/steps/${file}.ts'), import('validator:${name}')]).then(([step, schema]) => ({ run: step.${name}, validate: schema.validate, parameters: ${JSON.stringify(parameters.get(name) ?? [])} })),`,
    ),
    '};',
    '',
  ].join('\n');
}

/** The program that agents start for a step of the library. */
export function printRunnerEntry(project: LibraryProject, version: string): string {
  const identity = { name: project.name, version, revision: `v${version}` };
  return [
    "import { startRunner } from 'jenkins-pipeline-sdk/runner';",
    "import { stepRuns } from 'library:steps';",
    `void startRunner({ identity: ${JSON.stringify(identity)}, stepRuns });`,
    '',
  ].join('\n');
}

function listNames({ files }: LibraryProject): { file: string; name: string }[] {
  return [...files.keys()].map((file) => ({ file, name: toCamelCase(file) }));
}
