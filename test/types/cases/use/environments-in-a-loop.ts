// Right: a loop over environments of the file.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });
const environments = {
  staging: { cluster: 'staging', namespace: 'payments' },
  production: { cluster: 'production', namespace: 'payments' },
};

export default definePipeline({
  name: 'payments',
  environments,
  stages: ({ deploy }) =>
    (['staging', 'production'] as const).map((to) =>
      deploy(to, { to }, (s) => [s.helmDeploy(service)]),
    ),
});
