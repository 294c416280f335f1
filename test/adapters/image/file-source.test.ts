import {
  appendFileSync,
  lstatSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeFile, readFileSource } from '../../../src/adapters/image/file-source.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { collect } from './collect.ts';

function makeSource(content: string | Buffer) {
  const path = join(makeTemporaryFolder(), 'file');
  writeFileSync(path, content);
  return describeFile(path, lstatSync(path, { bigint: true }));
}

it.each([0, 1, 128 * 1024, 128 * 1024 + 1, 2_000_000])('reads %i bytes', async (length) => {
  const bytes = Buffer.alloc(length, 'abcdefg');
  const read = await collect(readFileSource(makeSource(bytes)));
  expect(read.equals(bytes)).toBe(true);
});

it.each<[string, (path: string) => void]>([
  ['grew', (path) => appendFileSync(path, 'more')],
  ['shrank', (path) => truncateSync(path, 1)],
  ['was touched', (path) => utimesSync(path, 1e9, 1e9)],
  ['was deleted', (path) => rmSync(path)],
  [
    'was replaced by another with the same content',
    (path) => {
      const { atime, mtime } = lstatSync(path);
      writeFileSync(`${path}.new`, 'content');
      utimesSync(`${path}.new`, atime, mtime);
      renameSync(`${path}.new`, path);
    },
  ],
  [
    'was replaced by a link',
    (path) => {
      renameSync(path, `${path}.old`);
      symlinkSync(`${path}.old`, path);
    },
  ],
])('notices that a file %s after it was found', async (_, change) => {
  const source = makeSource('content');
  change(source.path);
  await expect(collect(readFileSource(source))).rejects.toMatchObject({
    code: 'imageBuild.fileChanged',
    retryable: true,
    message: `${source.path} changed while the image was built.`,
  });
});

it.each<[string, (path: string) => void]>([
  ['grows', (path) => appendFileSync(path, 'more')],
  ['shrinks', (path) => truncateSync(path, 600_000)],
])('notices that a file %s while it is read', async (_, change) => {
  const source = makeSource(Buffer.alloc(3_000_000));
  const reading = readFileSource(source);
  await reading.next();
  change(source.path);
  await expect(collect(reading)).rejects.toMatchObject({ code: 'imageBuild.fileChanged' });
});
