// Wrong: an image is given with `image`, not within the values.
import { chart, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service, { values: { app } })]),
  ],
});
