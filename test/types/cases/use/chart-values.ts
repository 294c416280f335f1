// Right: values of a chart, some only known when it runs.
import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ deploy, parameters }) => [
    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, {
        release: 'payments',
        deadline: '5m',
        rollback: false,
        values: {
          replicas: 3,
          version: parameters.version,
          ingress: { hosts: ['a.example.com'], tls: null },
          debug: parameters.dryRun,
        },
      }),
    ]),
  ],
});
