import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', { timeout: 'soon' as never }, (s) => [s.run('npm test')])],
});
