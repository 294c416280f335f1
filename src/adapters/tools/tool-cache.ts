import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import semver from 'semver';
import type { ToolEnvironment } from './tool.ts';

/** Where tools that this product brought itself are kept: under `$XDG_CACHE_HOME`, or `~/.cache`. */
export function resolveToolCache(environment: ToolEnvironment = process.env): string {
  const cache = environment['XDG_CACHE_HOME'] || join(environment['HOME'] || homedir(), '.cache');
  return join(cache, 'jenkins-pipeline-sdk', 'tools');
}

/** The executable of one version of a tool in the cache, whether it is there or not. */
export function resolveCachedTool(cache: string, name: string, version: string): string {
  return join(cache, `${name}-${version}`, name);
}

/** Versions of a tool in the cache, newest first. Each was checked before it was put there. */
export async function listCachedVersions(cache: string, name: string): Promise<string[]> {
  const folders = await readdir(cache).catch(() => []);
  return folders
    .filter((folder) => folder.startsWith(`${name}-`))
    .map((folder) => folder.slice(name.length + 1))
    .filter((version) => semver.valid(version) !== null)
    .sort(semver.rcompare);
}

/**
 * Puts an executable into the cache under its final name only when it is complete and its SHA-256
 * is the expected one. Several processes may do so at once, and a killed one leaves nothing but a
 * temporary file that a later call removes.
 *
 * @throws Error when the content is not the expected one.
 */
export async function writeToCache(
  target: string,
  content: NodeJS.ReadableStream,
  expectedSha256: string,
): Promise<void> {
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  const temporary = `${target}.${randomUUID()}.partial`;
  try {
    await pipeline(content, createWriteStream(temporary, { mode: 0o755 }));
    const sha256 = await hashFile(temporary);
    if (sha256 !== expectedSha256) {
      throw new Error(`SHA-256 is ${sha256}, expected ${expectedSha256}`);
    }
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** No write takes this long; what is older was left by a process that was killed. */
const ABANDONED_AFTER_MS = 10 * 60_000;

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.partial')) continue;
    const path = join(folder, name);
    const writtenMs = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (writtenMs < Date.now() - ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
