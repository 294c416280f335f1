import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  concurrency: 'all',
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service), s.annotateDeployment()]),
  ],
});
