// Right: completion of `to` comes from `environments`.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service)]),
    deploy('Production', { to: 'production' }, (s) => [s.helmDeploy(service)]),
  ],
});
