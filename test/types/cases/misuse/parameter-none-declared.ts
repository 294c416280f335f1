// Wrong: the pipeline has no parameters.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build, parameters }) => [
    build('Build', (s) => [s.run(['npm', 'version', parameters.version])]),
  ],
});
