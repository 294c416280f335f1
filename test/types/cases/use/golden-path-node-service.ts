// Right: a golden path with a parameter and a stage of the team's own.
import { secret } from 'jenkins-pipeline-sdk';
import { nodeService } from 'jenkins-pipeline-sdk/pipelines';

export default nodeService({
  name: 'payments',
  environments: {
    staging: {
      cluster: 'staging',
      namespace: 'payments',
      values: { replicas: 1 },
    },
    production: {
      cluster: 'production',
      namespace: 'payments',
      approval: { by: ['leads'] },
    },
  },
  parameters: { audit: { type: 'boolean', default: true } },
  image: {
    base: 'oci:.base/node24',
    platforms: ['linux/amd64', 'linux/arm64'],
  },
  prepare: (s) => s.run('npm run generate'),
  compile: 'npm run build',
  test: { junit: 'reports/*.xml' },
  integration: {
    command: 'npm run test:integration',
    secrets: { DATABASE_URL: secret('kv/payments#database_url') },
  },
  extend: (stages, { test, deploy, parameters }) => [
    stages.build,
    test('Audit', { when: parameters.audit }, (s) => s.run('npm audit')),
    stages.integration,
    stages.publish,
    stages.deploy,
    deploy('Record', { to: 'production' }, (s) => s.annotateDeployment({ version: '1.0' })),
  ],
});
