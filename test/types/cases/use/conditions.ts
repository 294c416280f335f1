// Right: every condition, combined.
import {
  all,
  any,
  branch,
  changed,
  definePipeline,
  environmentVariable,
  not,
  pullRequest,
  tag,
} from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build(
      'Build',
      {
        when: all(
          any(branch('main'), branch('release/**'), tag('v*')),
          not(pullRequest()),
          changed('src/**', 'test/**'),
          environmentVariable('CI', 'true'),
        ),
      },
      (s) => [s.run('npm ci', { when: pullRequest({ target: 'main' }) })],
    ),
  ],
});
