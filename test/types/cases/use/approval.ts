// Right: a person is asked before a stage.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ stage }) => [
    stage(
      'Migrate',
      { approval: { by: ['leads', 'anna'], message: 'Migrate?', timeout: '30m' } },
      (s) => [s.run('npm run migrate')],
    ),
  ],
});
