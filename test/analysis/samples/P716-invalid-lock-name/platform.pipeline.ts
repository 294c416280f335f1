import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', { lock: ' staging ' }, (s) => [s.run('make')])],
});
