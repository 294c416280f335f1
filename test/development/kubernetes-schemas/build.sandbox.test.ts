import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');

it('makes the committed schemas, byte for byte', async () => {
  const output = join(makeTemporaryFolder(), 'kubernetes.json');
  await execa(process.execPath, ['src/development/kubernetes-schemas/build.ts', output], {
    cwd: ROOT,
  });
  const committed = await readFile(join(ROOT, 'schemas/kubernetes/kubernetes.json'), 'utf8');
  expect((await readFile(output, 'utf8')) === committed).toBe(true);
});
