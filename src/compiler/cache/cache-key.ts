import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const keyBytes = 32;

/**
 * The secret with which this user's caches are sealed, made at the first use. It lies outside of
 * every repository: what a repository brings along in `.platform/cache` can't carry a valid seal.
 *
 * @returns undefined when the user has no folder to keep it in; there is no cache then
 */
export function loadCacheKey(): Buffer | undefined {
  const folder = join(
    process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    'jenkins-pipeline-sdk',
  );
  const file = join(folder, 'cache-key');
  return readKey(file) ?? makeKey(folder, file);
}

function readKey(file: string): Buffer | undefined {
  try {
    const key = readFileSync(file);
    return key.length === keyBytes ? key : undefined;
  } catch {
    return undefined;
  }
}

function makeKey(folder: string, file: string): Buffer | undefined {
  const temporary = `${file}-${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, randomBytes(keyBytes), { mode: 0o600 });
    // A link never replaces: when two processes make a key at once, both use the first one.
    linkSync(temporary, file);
  } catch {}
  try {
    rmSync(temporary, { force: true });
  } catch {}
  return readKey(file);
}
