import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'minimal',
  stages: ({ build }) => [build('Build', (s) => [s.run('make')])],
});
