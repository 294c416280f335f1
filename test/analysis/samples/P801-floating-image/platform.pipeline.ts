import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { agent: { container: 'node:latest' } }, (s) => [s.run('make')]),
  ],
});
