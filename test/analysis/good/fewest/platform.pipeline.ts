import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'fewest',
  stages: ({ build }) => [build('Build', (s) => [s.run('make')])],
});
