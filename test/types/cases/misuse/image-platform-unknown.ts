// Wrong: a platform that images are not built for.
import { definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node'], platforms: ['windows/amd64'] });

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.imageBuild(app)])],
});
