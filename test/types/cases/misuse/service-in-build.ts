// Wrong: only test stages run a service.
import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { service: app }, (s) => [s.imageBuild(app)])],
});
