import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { listSharedLibraries } from '../../../src/development/sample-base/shared-libraries.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

/** Puts an `ldd` first on the path that prints what another machine's would. */
function printAsLdd(text: string, exitCode = 0): string {
  const folder = makeTemporaryFolder();
  writeFileSync(join(folder, 'text'), text);
  writeFileSync(
    join(folder, 'ldd'),
    `#!/bin/sh\ncat '${join(folder, 'text')}'\nexit ${exitCode}\n`,
    {
      mode: 0o755,
    },
  );
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  return folder;
}

it('lists loader and libraries, sorted, without the one that the kernel gives', async () => {
  const folder = printAsLdd('');
  const library = join(folder, 'text');
  printAsLdd(
    [
      '\tlinux-vdso.so.1 (0x00007f5ded41c000)',
      `\tlibm.so.6 => ${library} (0x00007f5ded326000)`,
      `\t${join(folder, 'ldd')} (0x00007f5ded41e000)`,
    ].join('\n'),
  );
  expect(await listSharedLibraries('program')).toEqual([
    { path: join(folder, 'ldd'), source: join(folder, 'ldd') },
    { path: library, source: library },
  ]);
});

it('names a library that is not installed', async () => {
  printAsLdd('\tlibatomic.so.1 => not found\n');
  expect(await listSharedLibraries('program')).toBe('the library libatomic.so.1 is not installed');
});

it('says that ldd cannot read the program', async () => {
  printAsLdd('Not a valid dynamic program', 1);
  expect(await listSharedLibraries('program')).toContain('ldd cannot read');
});
