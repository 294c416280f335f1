import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

/** The pipeline file of a version; two versions differ in what is generated. */
export type Version = 'first' | 'second';

/** A repository of `platform new` whose pipeline also uses a secret. */
export interface KillRepository {
  readonly folder: string;
  readonly setVersion: (version: Version) => void;
}

/** Makes the repository with the commands under test, as a commit on `main`. */
export async function makeKillRepository(
  launcher: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<KillRepository> {
  await execa(process.execPath, [launcher, 'new', folder], { env, extendEnv: false });
  const file = join(folder, 'platform.pipeline.ts');
  const scaffolded = readFileSync(file, 'utf8');
  const withSecret = scaffolded
    .replace('definePipeline, image', 'definePipeline, image, secret')
    .replace(
      's.imageBuild(app),',
      `s.run('test -n "$TOKEN"', { secrets: { TOKEN: secret('kv/soak#token') } }),\n      s.imageBuild(app),`,
    );
  if (!withSecret.includes('kv/soak#token'))
    throw new Error('What `platform new` writes has changed: no place for the secret.');
  const sources: Record<Version, string> = {
    first: withSecret,
    second: withSecret.replace("build('Build'", "build('Build and test'"),
  };
  writeFileSync(file, sources.first);
  mkdirSync(join(folder, '.platform'), { recursive: true });
  const secrets = join(folder, '.platform/secrets.local.yaml');
  writeFileSync(secrets, 'kv/soak:\n  token: not-a-secret\n');
  chmodSync(secrets, 0o600);
  const author = ['-c', 'user.name=soak', '-c', 'user.email=soak@example.com'];
  const git = (...args: string[]) => execa('git', args, { cwd: folder, env, extendEnv: false });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git(...author, 'commit', '--quiet', '--message', 'Scaffold');
  return {
    folder,
    setVersion: (version) => writeFileSync(file, sources[version]),
  };
}
