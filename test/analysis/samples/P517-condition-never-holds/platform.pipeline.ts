import { all, branch, definePipeline, not } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', { when: all(branch('main'), not(branch('main'))) }, (s) => [s.run('make')]),
  ],
});
