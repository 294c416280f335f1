import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../diagnostics/errors.ts';
import type { FileRead } from '../evaluate/read-program.ts';
import { loadCacheKey } from './cache-key.ts';
import { isAlive } from './is-alive.ts';
import { ensurePlatformFolder, findPlatformFolder } from './platform-folder.ts';

/** Everything that a cached result depends on; a result is used only when all of it is the same. */
export interface CacheManifest {
  /** Of this product, of TypeScript and of the DSL's types: whatever makes results out of files. */
  readonly versions: Readonly<Record<string, string>>;
  /** Every file of the program, see `listFilesRead`. */
  readonly files: readonly FileRead[];
}

/** 64 MiB; a larger file is none of ours. */
const largestCacheBytes = 64 * 1024 * 1024;
const writingMark = '.writing-';

/**
 * The result that was kept for a pipeline file, when nothing that it depends on has changed. A
 * missing, damaged or foreign cache is the same as none.
 *
 * @param entry repository-relative path of the pipeline file
 * @typeParam T what `writeCache` was given; JSON
 * @throws UserError `compiler.platformFolder`
 */
export function readCache<T>(
  repository: string,
  entry: string,
  manifest: CacheManifest,
): T | undefined {
  try {
    const folder = findPlatformFolder(repository, 'cache');
    const key = folder === undefined ? undefined : loadCacheKey();
    if (folder === undefined || key === undefined) return undefined;
    const file = join(folder, nameCache(entry));
    const found = lstatSync(file);
    if (!found.isFile() || found.size > largestCacheBytes) return undefined;
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    const seal = Buffer.from(text.slice(0, end), 'hex');
    const expected = createSeal(key, repository, body);
    if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) return undefined;
    const cached = JSON.parse(body) as { manifest: CacheManifest; payload: T };
    return JSON.stringify(cached.manifest) === JSON.stringify(manifest)
      ? cached.payload
      : undefined;
  } catch (error) {
    if (error instanceof UserError) throw error;
    return undefined;
  }
}

/**
 * Keeps a result for the next call, in place of the one before. Does nothing where that is not
 * possible: a cache is never needed.
 *
 * @throws UserError `compiler.platformFolder`
 */
export function writeCache<T>(
  repository: string,
  entry: string,
  manifest: CacheManifest,
  payload: T,
): void {
  const folder = ensurePlatformFolder(repository, 'cache');
  const key = folder === undefined ? undefined : loadCacheKey();
  if (folder === undefined || key === undefined) return;
  const temporary = join(folder, `${writingMark}${process.pid}`);
  try {
    removeAbandoned(folder);
    const body = JSON.stringify({ manifest, payload });
    const seal = createSeal(key, repository, body).toString('hex');
    writeFileSync(temporary, `${seal}\n${body}`);
    renameSync(temporary, join(folder, nameCache(entry)));
  } catch {
    try {
      rmSync(temporary, { force: true });
    } catch {}
  }
}

function nameCache(entry: string): string {
  return `${hash('sha256', entry).slice(0, 32)}.json`;
}

/** Seals a result for one repository, so that it can't be carried into another one. */
function createSeal(key: Buffer, repository: string, body: string): Buffer {
  return createHmac('sha256', key).update(`${repository}\n`).update(body).digest();
}

/** Removes what writes that were killed have left. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(writingMark) ? Number(name.slice(writingMark.length)) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(join(folder, name), { force: true });
  }
}
