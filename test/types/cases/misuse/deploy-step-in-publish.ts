// Wrong: a publish stage does not deploy.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',

  stages: ({ publish }) => [publish('Publish', (s) => [s.helmDeploy(service)])],
});
