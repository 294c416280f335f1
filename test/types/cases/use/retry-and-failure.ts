// Right: trying again, and what a failure means.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', { attempts: 2, lock: 'test-database' }, (s) => [
      s.run('npm run lint', { onFailure: 'unstable' }),
      s.run('npm run flaky', { retry: { attempts: 3 }, onFailure: 'ignore' }),
    ]),
  ],
});
