// Wrong: an image that runs nothing.
import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { port: 8080 });

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.imageBuild(app)])],
});
