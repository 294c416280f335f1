import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'stagging' as never }, (s) => [
      s.helmDeploy(service),
      s.annotateDeployment(),
    ]),
    deploy('Other', { to: 'staging' }, (s) => [s.annotateDeployment()]),
  ],
});
