import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_FILE = 'redaction.key';
const PARTIAL = `.${KEY_FILE}.`;

/**
 * The key of this folder's redaction marks: made at first use, readable by its owner only, never
 * part of a report. Several processes may ask at once; all get the same one.
 */
export async function readRedactionKey(folder: string): Promise<string> {
  const file = join(folder, KEY_FILE);
  for (;;) {
    const known = await readFile(file, 'utf8').catch(() => '');
    if (known !== '') return known;
    await createKey(folder, file);
  }
}

async function createKey(folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `${PARTIAL}${randomUUID()}`);
  await writeFile(temporary, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    // A link is refused when the name is taken: the first key stays.
    await link(temporary, file);
  } catch (error) {
    // ENOENT: another process made the key and cleaned up.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
  const partial = (await readdir(folder)).filter((name) => name.startsWith(PARTIAL));
  await Promise.all(partial.map((name) => rm(join(folder, name), { force: true })));
}
