import { join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';
import { findCompiler } from '../compiler/types/find-compiler.ts';

/**
 * What a platform team's library is built from, as modules of the package: the building blocks of
 * contracts and steps, the step runner without an entry, and the run-time part of validators.
 *
 * @param output absolute path of `dist`
 */
export async function buildKit(root: string, output: string): Promise<void> {
  await Promise.all([buildCode(root, output), buildTypes(root, output)]);
}

/** The modules that people import, whose types the package carries file by file. */
const typedModules = ['contracts', 'steps', 'step-testing'];

/** How the declarations are made; imports keep their ending `.ts`, which means a `.d.ts` there. */
const typeOptions = [
  '--declaration',
  '--emitDeclarationOnly',
  ...['--module', 'nodenext', '--target', 'es2024', '--types', 'node'],
  ...['--strict', '--skipLibCheck', '--allowImportingTsExtensions', '--ignoreConfig'],
];

async function buildTypes(root: string, output: string): Promise<void> {
  const files = typedModules.map((name) => join(root, `src/library-kit/${name}.ts`));
  const places = ['--outDir', join(output, 'types'), '--rootDir', join(root, 'src')];
  await execa(findCompiler(), [...typeOptions, ...places, ...files], { cwd: root });
}

async function buildCode(root: string, output: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: {
      contracts: 'src/library-kit/contracts.ts',
      steps: 'src/library-kit/steps.ts',
      'step-testing': 'src/library-kit/step-testing.ts',
      runner: 'src/library-kit/runner.ts',
      launch: 'src/library-kit/launch.ts',
      'ajv-ucs2length': 'ajv/dist/runtime/ucs2length.js',
      'ajv-equal': 'ajv/dist/runtime/equal.js',
    },
    outdir: join(output, 'kit'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    mainFields: ['module', 'main'],
    // Packages that are CommonJS ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as createRequireOfKit } from 'node:module'; const require = createRequireOfKit(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;",
    },
    // What TypeBox makes is plain data; a small stand-in makes the same.
    alias: { typebox: './src/schema/plain-type.ts' },
  });
}
