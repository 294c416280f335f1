// Wrong: an image is the declared one, not its name.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.imageBuild('payments')])],
});
