import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, expect, it } from 'vitest';
import { writeToCache } from '../../../src/adapters/tools/tool-cache.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

const content = '#!/bin/sh\necho hello\n';
const sha256 = createHash('sha256').update(content).digest('hex');
let folder: string;
let target: string;

beforeEach(() => {
  folder = join(makeTemporaryFolder(), 'tool-1.0.0');
  target = join(folder, 'tool');
});

it('writes an executable, whoever comes first', async () => {
  await Promise.all(
    Array.from({ length: 5 }, () => writeToCache(target, Readable.from([content]), sha256)),
  );
  expect(await readFile(target, 'utf8')).toBe(content);
  expect((await stat(target)).mode & 0o111).not.toBe(0);
  expect(await readdir(folder)).toEqual(['tool']);
});

it('keeps nothing of a content that is not the expected one', async () => {
  await expect(writeToCache(target, Readable.from(['other']), sha256)).rejects.toThrow(
    `expected ${sha256}`,
  );
  expect(await readdir(folder)).toEqual([]);
});

it('removes what a killed process left, and leaves what another is writing', async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'tool.a.partial'), 'old');
  await writeFile(join(folder, 'tool.b.partial'), 'new');
  await utimes(join(folder, 'tool.a.partial'), 0, 0);
  await writeToCache(target, Readable.from([content]), sha256);
  expect(await readdir(folder)).toEqual(['tool', 'tool.b.partial']);
});
