import { branch, chart, definePipeline, secret } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    production: { cluster: 'production', namespace: 'payments', approval: { by: ['leads'] } },
  },
  stages: ({ test, deploy }) => [
    test('Load', (s) => [
      s.run('k6 run', { secrets: { LOGIN: secret('kv/production/payments#login') } }),
    ]),
    deploy('Production', { to: 'production', when: branch('main') }, (s) => [
      s.helmDeploy(service),
      s.annotateDeployment(),
    ]),
  ],
});
