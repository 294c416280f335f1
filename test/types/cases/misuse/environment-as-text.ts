// Wrong: environments are named objects, not a list.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  environments: ['staging', 'production'],
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
