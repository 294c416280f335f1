// Wrong: a deploy stage does not push.
import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ deploy }) => [deploy('Staging', { to: 'staging' }, (s) => [s.ecrPush(app)])],
});
