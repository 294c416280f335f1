import { branch, chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { production: { cluster: 'production', namespace: 'payments' } },
  stages: ({ deploy }) => [
    deploy('Production', { to: 'production', when: branch('main') }, (s) => [
      s.helmDeploy(service),
      s.annotateDeployment(),
    ]),
  ],
});
