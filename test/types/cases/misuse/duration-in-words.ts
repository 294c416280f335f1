// Wrong: a duration has a number and a unit.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { timeout: '5 minutes' }, (s) => [s.run('npm ci')])],
});
