// Wrong: a build stage does not push.
import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.imageBuild(app), s.ecrPush(app)])],
});
