// Intention 14: if and else, when the pipeline runs.
import { branch, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.when(branch('main'), [s.run('npm run build:production')], [s.run('npm run build:preview')]),
    ]),
  ],
});
