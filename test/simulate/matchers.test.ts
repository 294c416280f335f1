import { describe, expect, test } from 'vitest';
import {
  measureConditions,
  pipelineMatchers,
  planSerializer,
  printConditions,
  simulate,
} from '../../src/simulate/index.ts';
import { groupOf, pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';

expect.addSnapshotSerializer(planSerializer);

const main = { kind: 'branch', pattern: 'main' } as const;
const secrets = { TOKEN: { reference: 'kv/shop#token', as: 'variable' } } as const;
const createPipeline = () =>
  pipelineOf(
    [
      stageOf('build', [runOf('build.run', { input: { command: 'npm test' } })]),
      groupOf('check', [stageOf('check.lint', [runOf('check.lint.run')])], { parallel: true }),
      stageOf('release', [runOf('release.run', { secrets })], {
        when: { kind: 'all', conditions: [main, { kind: 'tag', pattern: 'v*' }] },
      }),
      stageOf('deploy', [runOf('deploy.run', { secrets })], {
        when: main,
        approval: { message: 'Go?', by: ['leads'], timeoutMs: 1000 },
        post: { failure: [runOf('deploy.failure.run')] },
      }),
    ],
    { name: 'shop' },
  );
const build = simulate(createPipeline());

describe('matchers', () => {
  test.each([
    ['toRunStages', [['build', 'check.lint', 'deploy']], true],
    ['toRunStages', [['build', 'deploy']], false],
    ['toRunStages', [['deploy', 'check.lint', 'build']], false],
    ['toRunStage', ['deploy'], true],
    ['toRunStage', ['release'], false],
    ['toSkipStage', ['release'], true],
    ['toSkipStage', ['release', 'tag v*'], true],
    ['toSkipStage', ['release', 'branch x'], false],
    ['toSkipStage', ['build'], false],
    ['toRunStep', ['run'], true],
    ['toRunStep', ['build.run', { command: 'npm test' }], true],
    ['toRunStep', ['build.run', { command: 'npm run' }], false],
    ['toRunStep', ['release.run'], false],
    ['toAskForSecret', ['kv/shop#token'], true],
    ['toAskForSecret', ['kv/shop#other'], false],
    ['toNeedApproval', ['deploy'], true],
    ['toNeedApproval', ['deploy', ['leads']], true],
    ['toNeedApproval', ['deploy', ['boss']], false],
    ['toNeedApproval', ['build'], false],
    ['toRunPost', ['failure', 'deploy'], false],
    ['toHaveResult', ['success'], true],
    ['toHaveResult', ['failure'], false],
  ] as const)('%s %j: %s', (name, given, expected) => {
    const matcher = pipelineMatchers[name] as (...all: unknown[]) => { pass: boolean };
    expect(matcher(build, ...given).pass).toBe(expected);
  });

  test('say what was expected and what happened', () => {
    expect(pipelineMatchers.toRunStages(build, ['build']).message()).toMatchInlineSnapshot(`
      "expected shop (branch main) to run exactly "build"

      It ran "build", "check.lint", "deploy".
      It ended as success:
        build: success
        check: success
          check.lint: success
        release: skipped (not (branch main and tag v*))
        deploy: success"
    `);
    expect(pipelineMatchers.toSkipStage(build, 'build').message()).toMatchInlineSnapshot(`
      "expected shop (branch main) to skip stage "build"

      It ended as success:
        build: success
        check: success
          check.lint: success
        release: skipped (not (branch main and tag v*))
        deploy: success"
    `);
    expect(
      pipelineMatchers.toNeedApproval(build, 'build', ['boss']).message(),
    ).toMatchInlineSnapshot(`
      "expected shop (branch main) to need an approval by "boss" for "build"

      People were asked for "deploy (leads)".
      It ended as success:
        build: success
        check: success
          check.lint: success
        release: skipped (not (branch main and tag v*))
        deploy: success"
    `);
  });

  test('know the names of stages', () => {
    expect(() => pipelineMatchers.toRunStage(build, 'bild')).toThrow('shop has no stage "bild"');
  });
});

test('a snapshot reads as text', () => {
  expect(simulate(createPipeline(), { fail: { 'deploy.run': 'fail' } })).toMatchInlineSnapshot(`
    shop, branch main: failure (step deploy.run failed)
      build: success
        build.run [build.run]: success
      check: success
        check.lint: success
          check.lint.run [check.lint.run]: success
      release: skipped (not (branch main and tag v*))
      deploy: failure (step deploy.run failed)
        approval by leads: yes
        deploy.run [deploy.run]: failure, with TOKEN from kv/shop#token
        failure: deploy.failure.run [deploy.failure.run]: success
  `);
});

test('coverage names the branches that no test took', () => {
  const pipeline = createPipeline();
  expect(measureConditions(pipeline)).toMatchObject({ taken: 0, total: 8 });
  simulate(pipeline);
  simulate(pipeline, { branch: 'x' });
  expect(measureConditions(pipeline)).toMatchObject({ taken: 6, total: 8 });
  expect(printConditions(pipeline)).toMatchInlineSnapshot(`
    "Conditions of shop: 6 of 8 branches taken.
      stage release: branch main and tag v* never held
      stage release: tag v* never held
    "
  `);
});
