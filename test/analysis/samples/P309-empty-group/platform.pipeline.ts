import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build, parallel }) => [
    build('Build', (s) => [s.run('npm test')]),
    parallel('Checks', []),
  ],
});
