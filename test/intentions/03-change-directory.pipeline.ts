// Intention 3: change directory.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm ci', { directory: 'web' }),
      s.within('web', [s.run('npm test'), s.within('packages/cart', [s.run('npm run build')])]),
    ]),
  ],
});
