import { definePipeline, image, type PublishSteps } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.imageBuild(app),
      (s as never as typeof s & PublishSteps).ecrPush(app),
    ]),
  ],
});
