import { branch, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build, publish }) => [
    build('Build', { when: branch('main') }, (s) => [s.imageBuild(app)]),
    publish('Publish', (s) => [s.ecrPush(app)]),
  ],
});
