// Intention 10: a condition over several things.
import { all, any, branch, definePipeline, equals, not, pullRequest } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    level: { type: 'choice', values: ['quick', 'full'], description: 'How much to check.' },
  },
  stages: ({ build, stage, parameters }) => [
    build('Build', (s) => [s.run('npm ci')]),
    stage(
      'Nightly checks',
      {
        when: all(
          any(branch('main'), branch('release/*')),
          not(pullRequest()),
          equals(parameters.level, 'full'),
        ),
      },
      (s) => [s.run('npm run check:everything')],
    ),
  ],
});
