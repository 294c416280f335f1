import { definePipeline, image } from 'jenkins-pipeline-sdk';

image('payments-old', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.run('npm test')])],
});
