// Wrong: what a failure can mean is one of three.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci', { onFailure: 'continue' })])],
});
