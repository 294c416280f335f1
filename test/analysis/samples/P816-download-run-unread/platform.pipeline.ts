import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.run('curl -sSL https://get.example.com | sh')])],
});
