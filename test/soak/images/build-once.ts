import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';

/** Where and when an image is built; nothing of it may show in the image. */
export interface Surroundings {
  /** Absolute path of a folder that is not there yet. */
  readonly folder: string;
  readonly timeZone: string;
  readonly locale: string;
  /** Octal digits. */
  readonly umask: string;
  /** Days from today. */
  readonly days: number;
  /** Modification time of every file, in seconds since 1970. */
  readonly modifiedAt: number;
}

/** Clones a repository, runs its pipeline there, and returns the image's index with its blobs. */
export async function buildOnce(
  origin: string,
  launcher: string,
  { folder, timeZone, locale, umask, days, modifiedAt }: Surroundings,
): Promise<{ readonly digest: string; readonly blobs: readonly string[] }> {
  const env = {
    ...process.env,
    TZ: timeZone,
    LC_ALL: locale,
    SOAK_DAYS: String(days),
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'other-day.ts')).href}`,
  };
  const run = (cwd: string, ...command: string[]) =>
    execa('sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', ...command], { cwd, env });
  await run(origin, 'git', 'clone', '--quiet', origin, folder);
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (!path.startsWith('.git')) utimesSync(join(folder, path), modifiedAt, modifiedAt);
  await run(folder, process.execPath, launcher, 'run', '--plain', '--no-cache');
  const layout = join(folder, '.platform/images/soak');
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')) as {
    manifests: { digest: string }[];
  };
  return {
    digest: index.manifests.map(({ digest }) => digest).join(' '),
    blobs: readdirSync(join(layout, 'blobs/sha256')).sort(),
  };
}
