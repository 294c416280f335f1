import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('Payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.imageBuild(app)])],
});
