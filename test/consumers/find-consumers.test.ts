import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLibrary } from '../../src/consumers/check-library.ts';
import { findConsumers } from '../../src/consumers/find-consumers.ts';
import { printReached } from '../../src/consumers/print-reached.ts';
import { describeSample, sampleContract } from '../compatibility/sample-contract.ts';
import { makeFolder } from '../support/make-repository.ts';
import { startGitHub } from './github-server.ts';

const pipeline = `import { definePipeline } from '@shop/library';
export default definePipeline({
  name: 'docs',
  stages: ({ publish }) => [publish('Publish', (s) => [s.publishSite('docs', 'build')])],
});
`;

const before = describeSample([sampleContract]);
const after = describeSample([{ ...sampleContract, name: 'uploadSite' }], '2.0.0');

describe('in folders', () => {
  it('takes a folder with .git for one repository, and every other pipeline for one', async () => {
    const cwd = makeFolder({
      'repos/one/platform.pipeline.ts': pipeline,
      'repos/two/services/a/platform.pipeline.ts': pipeline,
      'repos/two/services/b/platform.pipeline.ts': pipeline,
      'repos/two/node_modules/x/platform.pipeline.ts': pipeline,
      'empty/readme.md': '',
    });
    mkdirSync(join(cwd, 'repos/two/.git'));
    const { consumers, unread } = await findConsumers({ cwd, folders: ['repos', 'empty', 'no'] });
    expect(consumers.map(({ name, pipelines }) => [name, pipelines])).toEqual([
      ['repos/one', ['platform.pipeline.ts']],
      ['repos/two', ['services/a/platform.pipeline.ts', 'services/b/platform.pipeline.ts']],
    ]);
    expect(unread).toEqual([
      { name: 'empty', problem: 'It has no platform.pipeline.ts.' },
      { name: 'no', problem: 'There is no such folder.' },
    ]);
  });

  it('reads nothing outside of a repository, wherever a link leads', async () => {
    const cwd = makeFolder({
      'one/platform.pipeline.ts': `import './steps.ts';\nimport '../secret.ts';\n${pipeline}`,
      'secret.ts': 'export const secret = (;',
    });
    symlinkSync(join(cwd, 'secret.ts'), join(cwd, 'one/steps.ts'));
    const { consumers } = await checkLibrary(before, after, { cwd, folders: ['one'] });
    expect(consumers).toMatchObject([{ files: 1, problems: [] }]);
  });

  it('names every consumer that is reached, to the column', async () => {
    const cwd = makeFolder({
      'repos/one/platform.pipeline.ts': pipeline,
      'repos/two/platform.pipeline.ts': pipeline.replace('publishSite', 'run'),
      'repos/three/platform.pipeline.ts': 'const (;',
    });
    const check = await checkLibrary(before, after, { cwd, folders: ['repos', 'none'] });
    expect(printReached(check)).toBe(
      [
        'repos/one/platform.pipeline.ts:4:58  C103 major  publishSite: the step is gone (publishSite)',
        'Files of which nothing is known:',
        '  repos/three/platform.pipeline.ts:1:7  does not parse: Variable declaration expected.',
        'Repositories of which nothing is known:',
        '  none  There is no such folder.',
        '1 consumer of 3 reached, at 1 place',
        '',
      ].join('\n'),
    );
  });
});

describe('in a list', () => {
  it('takes folders, and names of GitHub where there is no such folder', async () => {
    const github = await startGitHub('shop', {
      web: { files: { 'platform.pipeline.ts': pipeline } },
    });
    const cwd = makeFolder({ 'lists/one/platform.pipeline.ts': pipeline });
    writeFileSync(
      join(cwd, 'lists/all.txt'),
      '# ours\none # the first\n\nshop/web@main\nshop/gone\n',
    );
    const { consumers, unread } = await findConsumers({
      cwd,
      lists: ['lists/all.txt'],
      github: { url: github.url },
    });
    expect(consumers.map(({ name }) => name)).toEqual(['one', 'shop/web']);
    expect(unread.map(({ name }) => name)).toEqual(['shop/gone']);
    expect(github.paths).toContain('/repos/shop/web/git/trees/main');
  });

  it('says when the list is not there', async () => {
    await expect(findConsumers({ cwd: makeFolder(), lists: ['no.txt'] })).rejects.toMatchObject({
      code: 'consumers.list',
    });
  });
});

describe('in an organisation of GitHub', () => {
  it('asks for what pipelines are made of, and nothing else', async () => {
    const github = await startGitHub('shop', {
      web: {
        files: {
          'platform.pipeline.ts': `import { steps } from './ci/steps';\n${pipeline}`,
          'ci/steps.ts':
            "import type { PublishSteps } from '@shop/library';\nexport const steps = (s: PublishSteps) => [s.publishSite('a', 'b')];\n",
          'src/server.ts': 'secret',
        },
      },
      old: { files: { 'platform.pipeline.ts': pipeline }, archived: true },
      plain: { files: { 'readme.md': '' } },
      empty: { files: {}, status: 409 },
      closed: { files: {}, status: 403 },
    });
    const check = await checkLibrary(before, after, {
      cwd: makeFolder(),
      organisations: ['shop'],
      github: { url: `${github.url}/`, token: 'secret-token' },
    });
    expect(
      check.consumers.map(({ consumer, files, hits }) => [consumer, files, hits.length]),
    ).toEqual([['shop/web', 2, 2]]);
    expect(check.unread).toEqual([
      { name: 'shop/closed', problem: 'The token may not read it.' },
      { name: 'shop/empty', problem: 'It is empty.' },
    ]);
    expect([...github.tokens]).toEqual(['token secret-token']);
    const asked = github.paths.filter((path) => path.includes('/blobs/'));
    expect(
      asked.map((path) => Buffer.from(path.split('/').at(-1) ?? '', 'hex').toString()).sort(),
    ).toEqual(['ci/steps.ts', 'platform.pipeline.ts']);
  });

  it('says what is wrong when nothing can be asked', async () => {
    const github = await startGitHub('shop', {});
    const places = { cwd: makeFolder(), organisations: ['other'] };
    const missing = await findConsumers({ ...places, github: { url: github.url } });
    expect(missing.unread[0]?.problem).toMatch(/no such repository or organisation/);
    const away = await findConsumers({ ...places, github: { url: 'http://127.0.0.1:9' } });
    expect(away.unread[0]?.problem).toMatch(/can't be reached/);
  });
});
