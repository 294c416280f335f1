// Wrong: a label is given as `{ label }`.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { agent: 'linux' }, (s) => [s.run('npm ci')])],
});
