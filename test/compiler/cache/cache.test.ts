import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { type CacheManifest, readCache, writeCache } from '../../../src/compiler/cache/cache.ts';
import { createRepository } from '../evaluate/repository.ts';

const entry = 'platform.pipeline.ts';
const manifest: CacheManifest = {
  versions: { generator: '1.0.0', typescript: '7.0.2', types: 'abc' },
  files: [{ path: entry, sha256: '00' }],
};

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cache-home-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });
});

function createCached() {
  const { path } = createRepository({});
  writeCache(path, entry, manifest, { text: 'kept 😀' });
  const folder = join(path, '.platform/cache');
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return { repository: path, folder, file: join(folder, name as string) };
}

it('gives back what it was given', () => {
  const { repository } = createCached();
  expect(readCache(repository, entry, manifest)).toEqual({ text: 'kept 😀' });
  expect(readCache(repository, 'other.pipeline.ts', manifest)).toBeUndefined();
  writeCache(repository, entry, manifest, { text: 'newer' });
  expect(readCache(repository, entry, manifest)).toEqual({ text: 'newer' });
  expect(readdirSync(join(repository, '.platform/cache'))).toHaveLength(2);
});

it.each([
  ['a file', { ...manifest, files: [{ path: entry, sha256: '01' }] }],
  [
    'another file',
    { ...manifest, files: [...manifest.files, { path: 'shared.ts', sha256: '00' }] },
  ],
  ['a version', { ...manifest, versions: { ...manifest.versions, typescript: '7.0.3' } }],
])('answers nothing when %s changed', (_what, changed) => {
  expect(readCache(createCached().repository, entry, changed)).toBeUndefined();
});

it.each([
  ['empty', ''],
  ['cut off', undefined],
  ['garbage', '\0\xff{'],
  ['without a seal', '{"manifest":{},"payload":1}'],
])('answers nothing when the file is %s', (_what, text) => {
  const { repository, file } = createCached();
  writeFileSync(file, text ?? readFileSync(file).subarray(0, 120));
  expect(readCache(repository, entry, manifest)).toBeUndefined();
  writeCache(repository, entry, manifest, 1);
  expect(readCache(repository, entry, manifest)).toBe(1);
});

it('does not believe what a repository brings along', () => {
  const { repository, file } = createCached();
  const [seal, body] = readFileSync(file, 'utf8').split('\n') as [string, string];
  writeFileSync(file, `${seal}\n${body.replace('kept', 'evil')}`);
  expect(readCache(repository, entry, manifest)).toBeUndefined();
  // Sealed by this user, but for another repository.
  const other = createCached();
  writeFileSync(other.file, `${seal}\n${body}`);
  expect(readCache(other.repository, entry, manifest)).toBeUndefined();
  // Sealed by somebody else.
  const third = createCached();
  rmSync(join(home, 'jenkins-pipeline-sdk/cache-key'));
  expect(readCache(third.repository, entry, manifest)).toBeUndefined();
});

it('keeps its key for this user alone', () => {
  createCached();
  const key = join(home, 'jenkins-pipeline-sdk/cache-key');
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(statSync(key).size).toBe(32);
});

it('does not follow links out of the repository', () => {
  const { repository, file } = createCached();
  const outside = join(home, 'outside.json');
  writeFileSync(outside, readFileSync(file));
  rmSync(file);
  symlinkSync(outside, file);
  expect(readCache(repository, entry, manifest)).toBeUndefined();
  writeCache(repository, entry, manifest, 2);
  expect(readCache(repository, entry, manifest)).toBe(2);
  expect(readFileSync(outside, 'utf8')).toContain('kept');
});

it('never waits for a named pipe', () => {
  const { repository, file } = createCached();
  rmSync(file);
  execFileSync('mkfifo', [file]);
  expect(readCache(repository, entry, manifest)).toBeUndefined();
});

it('does without where it can not write', () => {
  const { repository } = createCached();
  vi.stubEnv('XDG_CACHE_HOME', '/dev/null/nowhere');
  expect(readCache(repository, entry, manifest)).toBeUndefined();
  writeCache(repository, entry, manifest, 1);
  expect(readCache(join(repository, 'missing-folder'), entry, manifest)).toBeUndefined();
});

it('removes what a killed write left', () => {
  const { repository, folder } = createCached();
  const pid = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
  writeFileSync(join(folder, `.writing-${pid}`), 'half');
  writeCache(repository, entry, manifest, 1);
  expect(readdirSync(folder).filter((name) => name.startsWith('.writing-'))).toEqual([]);
});
