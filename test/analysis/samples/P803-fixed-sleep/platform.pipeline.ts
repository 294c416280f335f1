import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.run('sleep 30 && npm run e2e')])],
});
