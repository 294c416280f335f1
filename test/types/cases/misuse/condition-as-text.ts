// Wrong: a branch name is no condition; use `branch`.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { when: 'main' }, (s) => [s.run('npm ci')])],
});
