import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { version: { type: 'text', default: '1.0' } },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm test')])],
});
