import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [test('Smoke', (s) => [s.smoke({ path: '/healthz' })])],
});
