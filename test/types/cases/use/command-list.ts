// Right: a program with its arguments.
import { context, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.run(['git', 'checkout', context.branch])])],
});
