// Right: files that one stage makes and another needs.
import { definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle', 'dist/**', '!dist/**/*.map');

export default definePipeline({
  name: 'payments',

  stages: ({ build, test }) => [
    build('Build', (s) => [s.run('npm run build', { makes: [bundle] })]),
    test('Check', (s) => [s.run('ls dist', { needs: [bundle] })]),
  ],
});
