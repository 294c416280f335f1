// also: P403
import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const other = image('payments', { command: ['node', 'other.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.imageBuild(app), s.imageBuild(other)])],
});
