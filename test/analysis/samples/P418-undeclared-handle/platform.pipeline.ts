import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const renamed: typeof app = Object.assign(Object.create(Object.getPrototypeOf(app)), {
  kind: 'image',
  name: 'other',
});

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.imageBuild(app), s.imageBuild(renamed)])],
});
