// Wrong: the stage deploys to an environment that does not exist.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ deploy }) => [deploy('Staging', { to: 'stagin' }, (s) => [s.helmDeploy(service)])],
});
