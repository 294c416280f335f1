import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { transform } from 'esbuild';
import { rolldown } from 'rolldown';

/** A program of the package. */
export interface Command {
  /** Its entry, from the root of the repository. */
  readonly entry: string;
  /** Its folder in the build. */
  readonly folder: string;
  /** Files that modules are put together in, with all that they import; the first one that names a module has it. */
  readonly groups: readonly { readonly name: string; readonly modules: readonly string[] }[];
}

/** Beside a program's files: which modules each of them is made of. Not published. */
export const modulesFile = 'modules.json';

/** Only what is native stays outside: the compiler and the TypeScript stripper. */
const external = [/^node:/, 'typescript', 'oxc-transform'];

/**
 * Bundles a program as CommonJS, whose files V8 can take with the code that it made of them before.
 * What is imported lazily has a file of its own, which is read when it is needed.
 */
export async function buildCommand(root: string, output: string, command: Command): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: command.entry,
    platform: 'node',
    external,
    logLevel: 'warn',
    moduleTypes: { '.hbs': 'text' },
    resolve: {
      conditionNames: ['source', 'import', 'node', 'default'],
      mainFields: ['module', 'main'],
      // Contracts and the model are written with TypeBox, whose run-time part takes 70 ms to load;
      // what they make of it is plain data. A small stand-in makes the same data (a test compares
      // the two for every schema).
      alias: { typebox: join(root, 'src/schema/plain-type.ts') },
    },
  });
  const folder = join(output, command.folder);
  const { output: files } = await bundle.write({
    dir: folder,
    format: 'cjs',
    minify: true,
    comments: false,
    // Node has no `import()` in files that are loaded as scripts; `require` loads ES modules as well.
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: {
      groups: command.groups.map(({ name, modules }, index) => ({
        name,
        test: (module: string) => modules.some((path) => module === join(root, path)),
        priority: command.groups.length - index,
      })),
    },
  });
  for (const name of readdirSync(folder)) await makeAscii(join(folder, name));
  const modules = files.flatMap((file) =>
    file.type === 'chunk'
      ? [[file.fileName, file.moduleIds.map((id) => relative(root, id)).sort()] as const]
      : [],
  );
  writeFileSync(join(folder, modulesFile), JSON.stringify(Object.fromEntries(modules)));
}

/** ASCII is read without decoding, and takes half the memory of other texts. */
async function makeAscii(file: string): Promise<void> {
  const { code } = await transform(readFileSync(file, 'utf8'), {
    charset: 'ascii',
    format: 'cjs',
    target: 'node24',
    minifyWhitespace: true,
    legalComments: 'none',
  });
  writeFileSync(file, code.trimEnd());
}
