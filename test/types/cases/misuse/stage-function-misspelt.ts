// Wrong: a kind of stage that does not exist.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ verify }) => [verify('Verify', (s) => [s.run('npm test')])],
});
