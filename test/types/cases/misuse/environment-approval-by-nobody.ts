// Wrong: an approval that nobody may give.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'a', approval: { by: [] } } },
  stages: ({ deploy }) => [deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service)])],
});
