import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'Payments API',
  stages: ({ build }) => [build('Build', (s) => [s.run('npm test')])],
});
