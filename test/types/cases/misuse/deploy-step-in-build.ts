// Wrong: a build stage does not deploy.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.helmDeploy(service)])],
});
