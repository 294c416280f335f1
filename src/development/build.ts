import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { buildKit } from './build-kit.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const output = join(root, 'dist');

/**
 * Contracts and the model are written with TypeBox, whose run-time part takes 70 ms to load; what
 * they make of it is plain data. In the build a small stand-in makes the same data (a test compares
 * the two for every schema).
 */
const plainSchemas: Plugin = {
  name: 'plain-schemas',
  setup(context) {
    context.onResolve({ filter: /^typebox$/ }, () => ({
      path: join(root, 'src/schema/plain-type.ts'),
    }));
  },
};

/** Only what is native stays outside: the compiler and the TypeScript stripper. The sandbox's WebAssembly is read as a file. */
const external = ['typescript', 'oxc-transform'];

async function buildCommands(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: {
      'cli/entry': 'src/cli/entry.ts',
      'runner/platform-step': 'src/runner/platform-step.ts',
    },
    outdir: output,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    keepNames: false,
    sourcemap: false,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    // Packages that are CommonJS ask for Node's own modules by `require`, and one for its own name.
    banner: {
      js: "import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;",
    },
    external,
    loader: { '.hbs': 'text' },
    plugins: [plainSchemas],
  });
}

/** Builds everything that the package ships, from nothing. */
export async function buildPackage(): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  await buildCommands();
  await buildKit(root, output);
  chmodSync(join(root, 'src/cli/launcher.cjs'), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage();
