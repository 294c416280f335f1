import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build, publish }) => [
    publish('Publish', (s) => [s.ecrPush(app)]),
    build('Build', (s) => [s.imageBuild(app)]),
  ],
});
