import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build, test }) => [
    build('Build', (s) => [s.imageBuild(app)]),
    test('Service', { service: app }, (s) => [s.smoke({ path: 'healthz' })]),
  ],
});
