// Intention 22: test results.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [test('Units', (s) => [s.run('npm test', { junit: 'reports/*.xml' })])],
});
