// Wrong: a kind of parameter that does not exist.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { token: { type: 'password', default: '' } },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
});
