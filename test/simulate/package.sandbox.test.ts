import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { findCompiler } from '../../src/compiler/types/find-compiler.ts';
import { buildPackageOnce } from '../support/built-package.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** What a team's own test file may say, and what its editor must complain of. */
const typed = `import 'jenkins-pipeline-sdk/testing/vitest';
import { loadPipeline, simulate } from 'jenkins-pipeline-sdk/testing';
import { expect } from 'vitest';

const pipeline = await loadPipeline();
expect(simulate(pipeline, { branch: 'main' })).toRunStages(['Build']);
expect(simulate(pipeline)).not.toNeedApproval('Production', ['leads']);
expect(pipeline).toTakeEveryBranch();
// @ts-expect-error there is no such fault
simulate(pipeline, { fail: { build: 'explode' } });
// @ts-expect-error stages are texts
expect(simulate(pipeline)).toRunStages([1]);
`;

test('a new repository with the built package runs the test of its pipeline, and types it', async () => {
  const built = await buildPackageOnce();
  const folder = makeTemporaryFolder();
  await execa(process.execPath, [join(built, 'src/cli/launcher.cjs'), 'new', 'shop'], {
    cwd: folder,
  });
  const shop = join(folder, 'shop');
  mkdirSync(join(shop, 'node_modules'));
  symlinkSync(built, join(shop, 'node_modules/jenkins-pipeline-sdk'));
  symlinkSync(join(root, 'node_modules/vitest'), join(shop, 'node_modules/vitest'));

  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const run = await execa(
    process.execPath,
    [vitest, 'run', '--root', '.', '--no-cache', 'platform.pipeline.spec.js'],
    { cwd: shop, reject: false, env: { NO_COLOR: '1', VITEST: undefined } },
  );
  expect(run.stdout + run.stderr).toContain('Tests  3 passed (3)');
  expect(run.exitCode).toBe(0);

  writeFileSync(join(shop, 'typed.ts'), typed);
  const options = '--noEmit --strict --module nodenext --target es2024 --skipLibCheck --types node';
  const check = await execa(
    findCompiler(),
    [
      ...options.split(' '),
      '--ignoreConfig',
      '--typeRoots',
      join(root, 'node_modules/@types'),
      'typed.ts',
    ],
    { cwd: shop, reject: false },
  );
  expect(check.stdout).toBe('');
});
