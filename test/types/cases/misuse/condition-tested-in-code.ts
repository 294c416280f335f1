// Wrong: a condition is decided when the pipeline runs; use `s.when`.
import { branch, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => (branch('main') ? [s.run('npm publish')] : []))],
});
