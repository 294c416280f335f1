import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { dryRun: { type: 'boolean', default: false } },
  stages: ({ stage, parameters }) => [
    stage('Tell', (s) => [s.when(equals(parameters.dryRun, 'true' as never), [s.run('make dry')])]),
  ],
});
