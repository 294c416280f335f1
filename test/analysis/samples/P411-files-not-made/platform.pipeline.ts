import { definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle', 'dist/**');

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [test('End to end', (s) => [s.run('npm run e2e', { needs: [bundle] })])],
});
