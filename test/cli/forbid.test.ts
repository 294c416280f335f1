import { expect, test } from 'vitest';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const pipeline = `import { definePipeline } from 'jenkins-pipeline-sdk';
export default definePipeline({
  name: 'hatch',
  stages: ({ stage }) => [
    stage('Keep', (s) => [
      // platform-allow P815: agreed with the platform team
      s.groovy('currentBuild.keepLog = true', 'No step keeps a build for ever.'),
    ]),
  ],
});
`;

test('what a platform team forbids is an error, whatever the file accepts', async () => {
  const repository = makeFolder({ 'platform.pipeline.ts': pipeline });
  const accepted = await platform(repository, ['check']);
  expect([accepted.code, accepted.stderr]).toEqual([0, '']);
  const forbidden = await platform(repository, ['check', '--forbid', 'P815', '--forbid', 'P801']);
  expect(forbidden.code).toBe(3);
  expect(forbidden.stderr).toContain('error P815: Groovy text 1 of 1');
  // What was refused is not kept: the next check without it is as before.
  expect((await platform(repository, ['check'])).code).toBe(0);
  const compile = await platform(repository, ['compile', '--forbid', 'P815']);
  expect(compile.code).toBe(3);
  expect(compile.stdout).not.toContain('Jenkinsfile');
});

test('a code that no finding has is refused, with the nearest one', async () => {
  const repository = makeFolder({ 'platform.pipeline.ts': pipeline });
  const { code, stderr } = await platform(repository, ['check', '--forbid', 'P8155']);
  expect(code).toBe(2);
  expect(stderr).toContain('There is no finding "P8155".');
  expect(stderr).toContain('P815');
});
