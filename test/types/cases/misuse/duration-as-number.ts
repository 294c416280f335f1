// Wrong: a duration has a unit.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci', { timeout: 300 })])],
});
