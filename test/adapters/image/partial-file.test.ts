import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import {
  nameSiblingPartial,
  removeStalePartials,
  writeFileAtomically,
} from '../../../src/adapters/image/partial-file.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

const moduleUrl = pathToFileURL(
  join(import.meta.dirname, '../../../src/adapters/image/partial-file.ts'),
).href;

it('removes what an ended process left and keeps what a living one writes', async () => {
  const folder = makeTemporaryFolder();
  const script = `
    const { nameSiblingPartial } = await import(${JSON.stringify(moduleUrl)});
    const { writeFileSync } = await import('node:fs');
    writeFileSync(nameSiblingPartial(${JSON.stringify(join(folder, 'x'))}), 'half');`;
  await execa(process.execPath, ['--input-type=module', '--eval', script]);
  expect(readdirSync(folder)).toHaveLength(1);
  const mine = nameSiblingPartial(join(folder, 'x'));
  writeFileSync(mine, 'half');
  await removeStalePartials(folder);
  expect(readdirSync(folder)).toEqual([basename(mine)]);
});

it("keeps another machine's fresh file and removes its old one", async () => {
  const folder = makeTemporaryFolder();
  writeFileSync(join(folder, '.partial-000000000000-1-1'), '');
  writeFileSync(join(folder, '.partial-000000000000-1-2'), '');
  utimesSync(join(folder, '.partial-000000000000-1-2'), 1e9, 1e9);
  await removeStalePartials(folder);
  expect(readdirSync(folder)).toEqual(['.partial-000000000000-1-1']);
});

it('leaves nothing when the rename fails', async () => {
  const folder = makeTemporaryFolder();
  mkdirSync(join(folder, 'taken/full'), { recursive: true });
  await expect(writeFileAtomically(join(folder, 'taken'), 'x')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});
