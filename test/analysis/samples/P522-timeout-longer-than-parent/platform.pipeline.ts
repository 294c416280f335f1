import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Load', { timeout: '10m' }, (s) => [s.run('npm run load', { timeout: '30m' })]),
  ],
});
