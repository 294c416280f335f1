// Wrong: a chart where an image belongs.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',

  stages: ({ publish }) => [publish('Publish', (s) => [s.ecrPush(service)])],
});
