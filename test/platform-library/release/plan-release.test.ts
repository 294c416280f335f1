import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestPath } from '../../../src/compatibility/library-manifest.ts';
import { record, text } from '../../../src/contracts/schema.ts';
import { generateLibraryFiles } from '../../../src/platform-library/build/library-files.ts';
import { writeRepositoryFiles } from '../../../src/platform-library/build/repository-files.ts';
import { openGit } from '../../../src/platform-library/git.ts';
import type { LibraryProject } from '../../../src/platform-library/library-project.ts';
import { planRelease } from '../../../src/platform-library/release/plan-release.ts';
import { git, writeFiles } from '../../support/make-repository.ts';
import { makeContract, makeProject } from '../make-project.ts';

const change = (bump: string) => `---\nbump: ${bump}\n---\n\nSomething is new.\n`;

/** The project in a repository in which everything is committed. */
function commit(project: LibraryProject, changes: Record<string, string> = {}): LibraryProject {
  writeFiles(project.root, changes);
  git(project.root, 'init', '-q');
  git(project.root, 'add', '-A');
  git(project.root, 'commit', '-q', '-m', 'first');
  return project;
}

const plan = async (project: LibraryProject) => planRelease(await openGit(project.root), project);

test('the first release is as big as its fragments say', async () => {
  const project = commit(makeProject(), {
    'changes/a.md': change('patch'),
    'changes/b.md': change('minor'),
    'changes/README.md': 'How to write one.',
  });
  expect(await plan(project)).toMatchObject({
    previous: '0.0.0',
    version: '0.1.0',
    bump: 'minor',
    tag: 'v0.1.0',
    majorBranch: 'v0',
    branch: 'main',
    base: git(project.root, 'rev-parse', 'HEAD'),
    section:
      '## 0.1.0\n\n### Minor changes\n\n- Something is new.\n\n### Patch changes\n\n- Something is new.\n',
  });
});

/** A library whose version 1.2.0 is tagged, with a contract changed since. */
function changed(members: object, bump: string, version = '1.2.0'): LibraryProject {
  const made = makeProject({ 'tag-release': makeContract() }, version);
  const manifest = generateLibraryFiles(made, version).get(manifestPath) as string;
  const project = commit(made, { [manifestPath]: manifest });
  git(project.root, 'tag', `v${version}`);
  writeFiles(project.root, { 'changes/a.md': change(bump) });
  git(project.root, 'add', '-A');
  git(project.root, 'commit', '-q', '-m', 'change');
  const own = makeContract(members as never);
  return {
    ...project,
    own: [own],
    files: new Map([['tag-release', own]]),
    contracts: project.contracts.map((contract) => (contract.name === own.name ? own : contract)),
  };
}

const moreNeeded = {
  parameters: record({ subject: text({ description: 'A' }), by: text({ description: 'Who.' }) }),
};

test.each([
  ['patch', 'major'],
  ['minor', 'major'],
])('a %s release is refused where the contracts demand a %s one', async (asked, demanded) => {
  await expect(plan(changed(moreNeeded, asked))).rejects.toMatchObject({
    code: 'release.bump',
    exit: 'refused',
    message: expect.stringMatching(
      new RegExp(`asks for a ${asked} .* demand a ${demanded} one:\\n {2}C\\d+ tagRelease`),
    ),
  });
});

test('a major release may carry it; before 1.0.0 a minor one may', async () => {
  expect(await plan(changed(moreNeeded, 'major'))).toMatchObject({
    version: '2.0.0',
    majorBranch: 'v2',
    comparison: { bump: 'major' },
  });
  expect(await plan(changed(moreNeeded, 'minor', '0.3.0'))).toMatchObject({ version: '0.4.0' });
});

test('a dirty tree is refused, with its files', async () => {
  const project = commit(makeProject(), { 'changes/a.md': change('minor') });
  writeFiles(project.root, { 'new.txt': 'x', 'package.json': '{}' });
  await expect(plan(project)).rejects.toMatchObject({
    code: 'release.dirty',
    message: '2 files are not committed: package.json, new.txt.',
  });
});

test('an existing tag is refused', async () => {
  const project = commit(makeProject(), { 'changes/a.md': change('minor') });
  git(project.root, 'tag', 'v0.1.0');
  await expect(plan(project)).rejects.toMatchObject({
    code: 'release.tag-exists',
    exit: 'refused',
  });
});

test('a clone without the last tag says how to get it', async () => {
  const project = changed({}, 'minor');
  git(project.root, 'tag', '-d', 'v1.2.0');
  await expect(plan(project)).rejects.toMatchObject({ code: 'release.tag-missing' });
});

test('a generated file that was changed by hand is named', async () => {
  const project = makeProject();
  const files = generateLibraryFiles(project, '0.0.0');
  writeRepositoryFiles(project.root, files);
  commit(project, { 'changes/a.md': change('minor') });
  writeFileSync(
    join(project.root, 'vars/run.groovy'),
    `${files.get('vars/run.groovy')}\n// faster\n`,
  );
  git(project.root, 'commit', '-q', '-a', '-m', 'by hand');
  await expect(plan(project)).rejects.toMatchObject({
    code: 'release.edited',
    exit: 'stale',
    message: 'Generated files were changed by hand: vars/run.groovy.',
  });
});

test('a contract with a problem is refused', async () => {
  const project = commit(makeProject({ sh: makeContract({ name: 'sh' }) }), {
    'changes/a.md': change('minor'),
  });
  await expect(plan(project)).rejects.toMatchObject({ code: 'library.contracts' });
});

test.each(['bump: minor', '---\nbump: huge\n---\n\nx', '---\nbump: minor\n---\n', ''])(
  'a fragment that is none is named: %j',
  async (content) => {
    const project = commit(makeProject(), { 'changes/a.md': content });
    await expect(plan(project)).rejects.toMatchObject({
      code: 'release.fragment',
      message: 'Not to be read as a change: changes/a.md.',
    });
  },
);

test('nothing to release, no branch, no repository', async () => {
  const project = commit(makeProject());
  await expect(plan(project)).rejects.toMatchObject({ code: 'release.nothing' });
  git(project.root, 'checkout', '-q', '--detach');
  await expect(plan(project)).rejects.toMatchObject({ code: 'release.detached' });
  await expect(plan(makeProject())).rejects.toMatchObject({ code: 'git.none' });
});
