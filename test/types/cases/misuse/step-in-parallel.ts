// Wrong: a group holds stages, not steps.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ parallel }) => [parallel('Checks', (s) => [s.run('npm test')])],
});
