// Wrong: a stage of the team's own deploys to an environment that does not exist.
import { chart } from 'jenkins-pipeline-sdk';
import { nodeService } from 'jenkins-pipeline-sdk/pipelines';

const monitoring = chart('monitoring', { path: 'monitoring' });

export default nodeService({
  name: 'payments',
  environments: { staging: { cluster: 'staging', namespace: 'payments' } },
  image: { base: 'oci:.base/node24' },
  extend: (stages, { deploy }) => [
    stages.build,
    deploy('Monitoring', { to: 'production' }, (s) => s.helmDeploy(monitoring)),
  ],
});
