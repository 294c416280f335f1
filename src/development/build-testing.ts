import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { printDeclarations } from './declarations.ts';

const header = '// Built from src/simulate.\n';

/** The matchers as vitest's `expect` has them. */
const vitestTypes = `${header}import type { PipelineMatchers } from './index.d.ts';

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void>, T> extends PipelineMatchers<R> {}
}
`;

/**
 * What tests of pipelines import: `testing` simulates builds, `testing/vitest` registers the matchers.
 *
 * @param output absolute path of `dist`
 */
export async function buildTesting(root: string, output: string): Promise<void> {
  const folder = join(output, 'testing');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'vitest.d.ts'), vitestTypes);
  writeFileSync(
    join(folder, 'index.d.ts'),
    // The type check of all sources is another one; here their declarations are enough.
    printDeclarations(root, 'src/simulate/index.ts', header, ['--noCheck']),
  );
  await build({
    absWorkingDir: root,
    entryPoints: { index: 'src/simulate/index.ts', vitest: 'src/simulate/vitest.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    // Packages that are CommonJS ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as createRequireOfTesting } from 'node:module'; const require = createRequireOfTesting(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;",
    },
    external: ['typescript', 'oxc-transform', 'vitest'],
    loader: { '.hbs': 'text' },
    // What TypeBox makes is plain data; a small stand-in makes the same.
    alias: { typebox: './src/schema/plain-type.ts' },
  });
}
