import { chart, definePipeline, secret } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  stages: ({ deploy }) => [
    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, { values: { login: secret('kv/payments#login') as never } }),
      s.annotateDeployment(),
    ]),
  ],
});
