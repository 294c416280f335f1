import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Every module of the product that is made of schemas. */
const modules = [
  ...readdirSync(join(root, 'src/contracts')).map((file) => `src/contracts/${file}`),
  ...readdirSync(join(root, 'src/model')).map((file) => `src/model/${file}`),
  'src/compiler/lower/raw-schema.ts',
  'src/runner/flow-record.ts',
  'src/runner/step-request.ts',
];

let plain: Record<string, Record<string, unknown>>;

beforeAll(async () => {
  const result = await build({
    stdin: {
      contents: modules
        .map((path, index) => `export * as module${index} from './${path}';`)
        .join('\n'),
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    plugins: [
      {
        name: 'plain-schemas',
        setup: (context) =>
          context.onResolve({ filter: /^typebox$/ }, () => ({
            path: join(root, 'src/schema/plain-type.ts'),
          })),
      },
    ],
  });
  const code = result.outputFiles[0]?.text ?? '';
  plain = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
});

it.each(modules)('makes of %s what TypeBox makes', async (path) => {
  const typed = (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>;
  const other = plain[`module${modules.indexOf(path)}`] ?? {};
  const toText = (module: Record<string, unknown>) =>
    JSON.stringify(Object.fromEntries(Object.entries(module).sort()));
  expect(Object.keys(other).sort()).toEqual(Object.keys(typed).sort());
  expect(JSON.parse(toText(other))).toEqual(JSON.parse(toText(typed)));
});
