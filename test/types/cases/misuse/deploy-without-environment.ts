// Wrong: a deploy stage that does not say where to.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ deploy }) => [deploy('Staging', {}, (s) => [s.helmDeploy(service)])],
});
