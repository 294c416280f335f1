// Intention 43: try again.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { attempts: 2 }, (s) => [
      s.run('npm ci', { retry: { attempts: 3, delay: '10s' } }),
    ]),
  ],
});
