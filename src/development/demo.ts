import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { buildPackage } from './build.ts';
import { assembleSampleBase } from './sample-base/assemble-sample-base.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(root, '.demo/node-service');
const launcher = join(root, 'src/cli/launcher.cjs');
const start = performance.now();

function say(text: string): void {
  process.stdout.write(
    `\n[${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s] ${text}\n`,
  );
}

async function git(...args: string[]): Promise<void> {
  const identity = [
    '-c',
    'user.name=Demo',
    '-c',
    'user.email=demo@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  // A fixed time: the same sample gives the same commit, and with it the same image, on every day.
  const time = '2026-01-01T00:00:00Z';
  await execa('git', [...identity, ...args], {
    cwd: folder,
    env: { GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time },
  });
}

async function platform(...args: string[]): Promise<void> {
  process.stdout.write(`\n$ platform ${args.join(' ')}\n`);
  const result = await execa(process.execPath, [launcher, ...args], {
    cwd: folder,
    stdio: 'inherit',
    env: { CI: 'true' },
    reject: false,
  });
  if (result.exitCode === 0) return;
  process.stderr.write(
    `\nplatform ${args[0]} ended with code ${result.exitCode}; its message stands above.\n`,
  );
  process.exit(result.exitCode ?? 1);
}

say('Building the command.');
await buildPackage();

say('Preparing a sample service as a repository of its own in .demo/node-service.');
await rm(folder, { recursive: true, force: true });
await mkdir(dirname(folder), { recursive: true });
await cp(join(root, 'pipelines/node-service'), folder, {
  recursive: true,
  filter: (path) => !/\/(\.platform|\.base|node_modules)(\/|$)/.test(path),
});
await git('init', '--quiet', '--initial-branch=main');
await git('add', '--all');
await git('commit', '--quiet', '--message', 'A sample service');

// What a person does once on a new machine: the README of the sample says it.
await mkdir(join(folder, '.platform'), { recursive: true });
await cp(join(folder, 'secrets.example.yaml'), join(folder, '.platform/secrets.local.yaml'));
await chmod(join(folder, '.platform/secrets.local.yaml'), 0o600);

say('Giving it the secrets of a laptop: a git-ignored file that only its owner can read.');
await mkdir(join(folder, '.platform'), { recursive: true });
await cp(join(folder, 'secrets.example.yaml'), join(folder, '.platform/secrets.local.yaml'));
await chmod(join(folder, '.platform/secrets.local.yaml'), 0o600);

say('Assembling the base of its image.');
const base = await assembleSampleBase(join(folder, '.base/node24'));
if ('reason' in base) {
  process.stdout.write(`The image stands on an empty base: ${base.reason}.\n`);
  const file = join(folder, 'platform.pipeline.ts');
  await writeFile(file, (await readFile(file, 'utf8')).replace('oci:.base/node24', 'scratch'));
} else process.stdout.write(`Node 24 with its libraries: ${base.digest}\n`);

say('From platform.pipeline.ts to a Jenkinsfile.');
await platform('compile');

say('The same pipeline on this machine.');
await platform('run', '--approve', 'all', '--plain');

const runs = (await readdir(join(folder, '.platform/runs'))).sort();
const places = {
  Jenkinsfile: 'Jenkinsfile',
  image: '.platform/registry/payments',
  'rendered chart': '.platform/releases',
  'deployment journal': '.platform/deployments.jsonl',
  report: `.platform/runs/${runs.at(-1)}/report.html`,
};
say('Done. What came out:');
for (const [what, path] of Object.entries(places)) {
  const place = join(folder, path);
  if (!existsSync(place)) throw new Error(`The demo should have made ${path}.`);
  process.stdout.write(`  ${what.padEnd(20)} ${relative(root, place)}\n`);
}
