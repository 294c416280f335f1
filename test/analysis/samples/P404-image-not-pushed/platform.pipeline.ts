import { chart, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  stages: ({ build, deploy }) => [
    build('Build', (s) => [s.imageBuild(app)]),
    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, { image: app }),
      s.annotateDeployment({ image: app }),
    ]),
  ],
});
