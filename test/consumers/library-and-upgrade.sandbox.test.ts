import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ExitCode } from '../../src/diagnostics/exit-codes.ts';
import { commitAll, installPackages, runPlatform } from '../platform-library/library-command.ts';
import { buildPackageOnce } from '../support/built-package.ts';
import { git, makeFolder, writeFiles } from '../support/make-repository.ts';

const pipeline = `import { definePipeline } from '@acme/pipelines';

export default definePipeline({
  name: 'shop',
  stages: ({ build }) => [
    // Tagged first.
    build('Build', (s) => [s.tagRelease('shop', { dryRun: true })]),
  ],
});
`;

const contract = (
  parameter: string,
  changes: string,
) => `import { defineContract, flag, optional, record, Type, text } from 'jenkins-pipeline-sdk/contracts';

export const tagRelease = defineContract({
  name: 'tagRelease',
  since: '0.1.0',
  summary: 'Tags a release.',
  description: 'The tag is the version.',
  positional: ['subject'],
  parameters: record({
    subject: text({ description: 'What is released.', minLength: 1, examples: ['payments'] }),
    ${parameter}: optional(flag({ description: 'Whether to say only what would happen.', default: false })),
  }),
  outputs: record({ result: Type.String({ description: 'The tag.' }) }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.tagRelease('payments')"],
  ${changes}
});
`;

it('a library renames a parameter: the check names the callers, the upgrade rewrites them', async () => {
  const sdk = await buildPackageOnce();
  const folder = makeFolder({ 'teams/shop/platform.pipeline.ts': pipeline });
  const root = join(folder, 'acme');
  const consumers = ['--consumers', '../teams'];
  const library = (...args: string[]) => runPlatform(sdk, root, 'library', ...args);

  await runPlatform(sdk, folder, 'library', 'init', 'acme', '--name', '@acme/pipelines');
  installPackages(root, sdk);
  await library('new', 'step', 'tag-release');
  const write = (text: string) => writeFiles(root, { 'src/contracts/tag-release.ts': text });
  write(contract('dryRun', ''));
  expect(await library('build')).toMatchObject({ code: 0 });
  commitAll(root, 'first');
  git(root, 'tag', 'v0.1.0');

  const unreleased = await library('check', ...consumers);
  expect(unreleased.stderr).toContain('There is no release to compare with.');
  write(
    contract(
      'rehearse',
      "changes: [{ kind: 'rename-parameter', from: 'dryRun', to: 'rehearse', since: '1.0.0' }],",
    ),
  );
  await library('build');
  const check = await library('check', '--against', 'v0.1.0', ...consumers);
  expect(check).toMatchObject({ code: 0 });
  expect(check.stdout).toContain('at least a major release');
  expect(check.stdout).toMatch(
    /teams\/shop\/platform\.pipeline\.ts:7:\d+ {2}C304 major {2}tagRelease\.dryRun: .*; platform upgrade rewrites it/,
  );
  expect(check.stdout).toContain('1 consumer of 1 reached, at 1 place');

  const upgraded = await runPlatform(sdk, folder, 'upgrade', 'teams', '--library', 'acme');
  expect(upgraded).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'teams/shop/platform.pipeline.ts'), 'utf8')).toBe(
    pipeline.replace('dryRun', 'rehearse'),
  );

  writeFileSync(join(folder, 'teams/shop/platform.pipeline.ts'), 'export default (;\n');
  const broken = await library('check', '--against', 'v0.1.0', ...consumers);
  expect(broken.code).toBe(ExitCode.invalid);
  expect(broken.stdout).toContain('platform.pipeline.ts:1:17  does not parse');
});
