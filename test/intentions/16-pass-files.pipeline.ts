// Intention 16: pass files to a later stage, which has a workspace of its own.
import { definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle', 'dist/**');

export default definePipeline({
  name: 'payments',
  stages: ({ build, test }) => [
    build('Build', (s) => [s.run('npm run build', { makes: [bundle] })]),
    test('Check', (s) => [s.run('npm run check:bundle', { needs: [bundle] })]),
  ],
});
