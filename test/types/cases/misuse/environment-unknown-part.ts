// Wrong: an environment has a part that does not exist.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'a', approve: true } },
  stages: ({ deploy }) => [deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service)])],
});
