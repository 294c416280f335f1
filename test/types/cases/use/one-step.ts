// Right: one step needs no list.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => build('Build', (s) => s.run('npm ci')),
});
