import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../package-root.ts';

const specifier = /^jenkins-pipeline-sdk\/(contracts|steps|step-testing|runner)$/;
const runsFromSource = import.meta.filename.endsWith('.ts');

/**
 * The file that `jenkins-pipeline-sdk/<name>` means: always the one of the package that runs, so
 * that a library is never made of two versions of it. Undefined for everything else.
 */
export function findKitModule(name: string): string | undefined {
  const found = specifier.exec(name)?.[1];
  if (found === undefined) return undefined;
  return join(packageRoot, runsFromSource ? `src/library-kit/${found}.ts` : `dist/kit/${found}.js`);
}

/** Where a module of a validator's run-time part lies; the package carries it, since ajv is not installed beside it. */
export function findValidatorRuntime(module: string): string | undefined {
  const name = /^ajv\/dist\/runtime\/(\w+)\.js$/.exec(module)?.[1];
  if (name === undefined || runsFromSource) return undefined;
  return join(packageRoot, `dist/kit/ajv-${name}.js`);
}

let hasHooks = false;

/** Lets this process import files of a library, whatever is installed beside them. */
export function useKit(): void {
  if (hasHooks) return;
  hasHooks = true;
  registerHooks({
    resolve: (name, context, next) => {
      const file = findKitModule(name);
      return file === undefined
        ? next(name, context)
        : { url: pathToFileURL(file).href, shortCircuit: true };
    },
  });
}
