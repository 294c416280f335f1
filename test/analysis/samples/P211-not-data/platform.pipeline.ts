import { chart, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  stages: ({ build, publish, deploy }) => [
    build('Build', (s) => [s.imageBuild(app)]),
    publish('Publish', (s) => [s.ecrPush(app)]),
    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: (() => 3) as never } }),
      s.annotateDeployment({ image: app }),
    ]),
  ],
});
