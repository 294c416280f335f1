// Wrong: the service of a test stage is an image of the pipeline.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ test }) => [test('Integration', { service: 'payments' }, (s) => [s.smoke()])],
});
