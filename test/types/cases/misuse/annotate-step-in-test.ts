// Wrong: a test stage does not annotate a deployment.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ test }) => [test('Integration', (s) => [s.annotateDeployment()])],
});
