import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      // platform-allow P803: the database needs a moment
      s.run('npm test'),
    ]),
  ],
});
