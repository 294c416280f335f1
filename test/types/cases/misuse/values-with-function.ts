// Wrong: the values of a chart are data.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, { values: { replicas: () => 3 } }),
    ]),
  ],
});
