// Wrong: only deploy stages deploy to an environment.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ build }) => [build('Build', { to: 'staging' }, (s) => [s.run('npm ci')])],
});
