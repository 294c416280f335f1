// Wrong: a part of an agent that does not exist.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', { agent: { lable: 'linux' } }, (s) => [s.run('npm ci')])],
});
