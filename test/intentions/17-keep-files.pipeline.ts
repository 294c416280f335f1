// Intention 17: keep files with the build.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [s.run('npm run build'), s.keepFiles(['dist/**', 'CHANGELOG.md'])]),
  ],
});
