import type { BuildOptions, Message, Plugin } from 'esbuild';
import { UserError } from '../../diagnostics/errors.ts';
import type { LibraryProject } from '../library-project.ts';
import {
  libraryModules,
  printContractsEntry,
  printRunnerEntry,
  printStepsEntry,
} from './library-modules.ts';
import { loadBundler } from './load-bundler.ts';

/** The code of a library: for the command on laptops and build machines, and for Jenkins agents. */
export interface LibraryBundles {
  /** Content of the package's `library/` by path below it: `contracts.js`, `steps.js` and what they load. */
  readonly host: ReadonlyMap<string, string>;
  /** The runner with everything in one file. */
  readonly runner: string;
}

/** What CommonJS packages ask of the file that they have become a part of. */
const banner =
  "import { createRequire as createRequireOfLibrary } from 'node:module'; const require = createRequireOfLibrary(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;";

/**
 * Bundles a library. The same sources give the same bytes.
 *
 * @param version the version that the runner will say it is
 * @throws UserError `library.bundle` with every place at which the code does not hold together
 */
export async function bundleLibrary(
  project: LibraryProject,
  version: string,
): Promise<LibraryBundles> {
  const bundler = loadBundler(project.root);
  const entries: Plugin = {
    name: 'library-entries',
    setup(context) {
      const texts: Readonly<Record<string, string>> = {
        contracts: printContractsEntry(project),
        steps: printStepsEntry(project),
        runner: printRunnerEntry(project, version),
      };
      context.onResolve({ filter: /^library:/ }, ({ path }) => ({
        path: path.slice('library:'.length),
        namespace: 'library',
      }));
      context.onLoad({ filter: /.*/, namespace: 'library' }, ({ path }) => ({
        contents: texts[path] ?? '',
        resolveDir: project.root,
        loader: 'js',
      }));
    },
  };
  const common = {
    absWorkingDir: project.root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    mainFields: ['module', 'main'],
    banner: { js: banner },
    outdir: 'library',
    write: false,
    plugins: [entries, libraryModules(project)],
  } as const satisfies BuildOptions;
  try {
    const [host, runner] = await Promise.all([
      bundler.build({
        ...common,
        entryPoints: { contracts: 'library:contracts', steps: 'library:steps' },
        splitting: true,
        chunkNames: '[name]-[hash]',
      }),
      bundler.build({ ...common, entryPoints: { runner: 'library:runner' } }),
    ]);
    const texts = host.outputFiles.map(({ path, text }): [string, string] => [
      path.replaceAll('\\', '/').replace(/^.*\/library\//, ''),
      text,
    ]);
    return {
      host: new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1))),
      runner: runner.outputFiles[0]?.text ?? '',
    };
  } catch (cause) {
    throw explainBundleFailure(cause);
  }
}

function explainBundleFailure(cause: unknown): unknown {
  const { errors } = cause as { errors?: readonly Message[] };
  if (errors === undefined || errors.length === 0) return cause;
  const found = errors.map(({ text, location }) =>
    location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`,
  );
  return new UserError('library.bundle', `The library can't be bundled:\n  ${found.join('\n  ')}`, {
    mend: 'Every contract has a run function of its name in src/steps; what they import must be installed.',
    exit: 'invalid',
    cause,
  });
}
