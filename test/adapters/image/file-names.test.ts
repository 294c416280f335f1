import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage, type Tree } from './build-image.ts';

/** Extracts a layer with GNU tar and reads back what lies there. */
async function extractWithTar(layout: string, digest: string): Promise<Record<string, string>> {
  const target = join(makeTemporaryFolder(), 'tree');
  mkdirSync(target);
  const layer = join(layout, 'blobs/sha256', digest.slice(7));
  await execa('tar', ['--extract', '--gzip', '--file', layer, '--directory', target]);
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(target, 'app'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[path.slice(target.length + 5)] = readFileSync(path, 'utf8');
  }
  return files;
}

async function expectSame(tree: Record<string, string>): Promise<void> {
  const image = await buildImage(tree, { layers: [{ from: ['**'] }], ignoreFile: false });
  expect(await extractWithTar(image.layout, image.layers[0]!.digest)).toEqual(tree);
}

/** A name that Linux takes: any characters but `/` and NUL, up to 255 bytes. */
const fileName = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 255 }),
    fc.stringMatching(/^[ \-.\\'"`$%*?[\]{}()!~#&|;<>\n\t\r]{1,12}$/),
  )
  .map((text) => text.replaceAll(/[/\0]/g, '_'))
  .filter((text) => !['.', '..', '.git', '.platform'].includes(text) && !text.startsWith('.wh.'))
  .filter((text) => Buffer.byteLength(text) <= 255);

it('keeps names of every kind', async () => {
  const path = fc.array(fileName, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(path, { minLength: 1, maxLength: 6 }), async (paths) => {
      // A name that is both a file and a folder cannot be made.
      const free = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
      await expectSame(Object.fromEntries(free.map((one) => [one, `content of ${one}`])));
    }),
    { numRuns: 100, seed: 11 },
  );
});

it('keeps paths of every length around the borders of the tar format', async () => {
  const lengths = [1, 94, 95, 96, 97, 100, 150, 155, 156, 251, 252, 253, 300, 1000];
  const tree: Record<string, string> = {};
  for (const length of lengths) {
    for (const part of [7, 60, 101, 160]) {
      const parts: string[] = [];
      let left = length;
      while (left > part + 1) {
        parts.push('d'.repeat(part));
        left -= part + 1;
      }
      tree[[`${part}`, ...parts, 'f'.repeat(left)].join('/')] = String(length);
    }
  }
  await expectSame(tree);
});

it('keeps links with long and odd targets', async () => {
  const long = `${'t'.repeat(90)}/${'u'.repeat(90)}`;
  const tree: Tree = {
    [long]: 'far',
    'ziel-ä.txt': 'umlaut',
    'long-link': { link: long },
    'umlaut-link': { link: 'ziel-ä.txt' },
    'dangling\nlink': { link: 'nothing here' },
    'sub/up': { link: '../ziel-ä.txt' },
  };
  const image = await buildImage(tree);
  const layer = join(image.layout, 'blobs/sha256', image.layers[0]!.digest.slice(7));
  const target = makeTemporaryFolder();
  await execa('tar', ['--extract', '--gzip', '--file', layer, '--directory', target]);
  const read = (path: string) => readFileSync(join(target, 'app', path), 'utf8');
  expect([read('long-link'), read('umlaut-link'), read('sub/up')]).toEqual([
    'far',
    'umlaut',
    'umlaut',
  ]);
  const { stdout } = await execa('readlink', [join(target, 'app/dangling\nlink')]);
  expect(stdout).toBe('nothing here');
});
