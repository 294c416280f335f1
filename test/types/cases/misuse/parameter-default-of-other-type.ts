// Wrong: the default of a yes-or-no parameter is a text.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { dryRun: { type: 'boolean', default: 'no' } },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
