// Wrong: the pipeline has no environments to deploy to.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',

  stages: ({ deploy }) => [deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service)])],
});
