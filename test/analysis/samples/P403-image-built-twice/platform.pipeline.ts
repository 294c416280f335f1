import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build, stage }) => [
    build('Build', (s) => [s.imageBuild(app)]),
    stage('Again', (s) => [s.imageBuild(app)]),
  ],
});
