// Right: an environment asks before each deployment.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    live: {
      cluster: 'live',
      namespace: 'a',
      protected: true,
      approval: { by: ['leads'], message: 'Go?', timeout: '2h' },
    },
  },
  stages: ({ deploy }) => [deploy('Live', { to: 'live' }, (s) => [s.helmDeploy(service)])],
});
