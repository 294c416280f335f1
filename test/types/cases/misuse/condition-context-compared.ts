// Wrong: the branch is not known when the file runs; use `branch`.
import { context, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => (context.branch === 'main' ? [s.run('npm publish')] : [])),
  ],
});
