import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { buildCli } from '../build-cli.ts';
import type { Section, SectionOptions, SectionResult } from '../section.ts';
import { buildOnce } from './build-once.ts';

const rounds = 20;

/** The same commit built in two surroundings. */
export const images: Section = {
  name: 'images',
  description:
    'A random tree as a commit, cloned into two folders and built there by `platform run`: with other time zones, locales, umasks, modification times, and up to ten years apart. Index, manifests, configurations and layers have to be the same to the byte, for two platforms.',
  run: runImages,
};

const pipeline = `import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('soak', {
  base: 'scratch',
  include: ['files/**'],
  command: ['/app/files/start'],
  platforms: ['linux/amd64', 'linux/arm64'],
});

export default definePipeline({
  name: 'soak',
  stages: ({ build }) => [build('Build', (s) => [s.imageBuild(app)])],
});
`;

const anyName = fc.string({
  unit: fc.constantFrom('a', 'B', '-', '_', 'ä', '日', '😀', '0', '~', ' '),
  minLength: 1,
  maxLength: 6,
});

const anyRound = fc.record({
  files: fc.dictionary(
    fc.array(anyName, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/f')),
    fc.record({
      content: fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(400_000).map((length) => new Uint8Array(length).fill(length % 251)),
      ),
      isProgram: fc.boolean(),
    }),
    { minKeys: 1, maxKeys: 12, noNullPrototype: true },
  ),
  committedAt: fc.integer({ min: 1_000_000_000, max: 1_900_000_000 }),
  surroundings: fc.tuple(anySurroundings(), anySurroundings()),
});

function anySurroundings() {
  return fc.record({
    timeZone: fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia'),
    locale: fc.constantFrom('C', 'C.UTF-8', 'tr_TR.UTF-8', 'de_DE.UTF-8'),
    umask: fc.constantFrom('022', '077', '002', '027'),
    days: fc.nat(3650),
    modifiedAt: fc.integer({ min: 1, max: 2_000_000_000 }),
  });
}

async function runImages({ root, seed, progress }: SectionOptions): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'images-'));
  try {
    mkdirSync(join(folder, 'cli'));
    const launcher = await buildCli(root, join(folder, 'cli'));
    const differences: string[] = [];
    const digests = new Set<string>();
    const all = fc.sample(anyRound, { seed, numRuns: rounds });
    for (const [index, { files, committedAt, surroundings }] of all.entries()) {
      const origin = join(folder, `origin-${index}`);
      await makeOrigin(origin, files, committedAt);
      const places = [join(folder, `${index}`), join(folder, `other ${index}`, 'deep', 'er')];
      const [first, second] = [
        await buildOnce(origin, launcher, { folder: places[0] as string, ...surroundings[0] }),
        await buildOnce(origin, launcher, { folder: places[1] as string, ...surroundings[1] }),
      ];
      digests.add(first.digest);
      if (JSON.stringify(first) !== JSON.stringify(second))
        differences.push(`round ${index}: ${JSON.stringify({ surroundings, first, second })}`);
      progress(`${index + 1} of ${rounds} rounds`);
    }
    return {
      passed: differences.length === 0,
      figures: [
        ['rounds', `${all.length}, ${digests.size} different images`],
        ['rounds with a difference', String(differences.length)],
      ],
      ...(differences.length === 0
        ? {}
        : { details: ['```text', ...differences, '```'].join('\n') }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Files = Readonly<
  Record<string, { readonly content: Uint8Array; readonly isProgram: boolean }>
>;

async function makeOrigin(folder: string, files: Files, committedAt: number): Promise<void> {
  mkdirSync(folder);
  writeFileSync(join(folder, 'platform.pipeline.ts'), pipeline);
  writeFileSync(join(folder, '.gitignore'), '.platform/\n');
  for (const [index, { content, isProgram }] of Object.values(files).entries()) {
    // A name of one file may be the folder of another.
    const path = join(folder, 'files', `${index}`, Object.keys(files)[index] as string);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    if (isProgram) chmodSync(path, 0o755);
  }
  const env = {
    GIT_AUTHOR_DATE: `${committedAt} +0000`,
    GIT_COMMITTER_DATE: `${committedAt} +0000`,
  };
  const author = ['-c', 'user.name=soak', '-c', 'user.email=soak@example.com'];
  const git = (...args: string[]) => execa('git', args, { cwd: folder, env });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git(...author, 'commit', '--quiet', '--message', 'Files');
}
