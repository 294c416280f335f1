import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    production: { cluster: 'production', namespace: 'payments', approval: { by: ['leads'] } },
  },
  stages: ({ deploy }) => [
    deploy('Production', { to: 'production' }, (s) => [
      s.helmDeploy(service),
      s.annotateDeployment(),
    ]),
  ],
});
