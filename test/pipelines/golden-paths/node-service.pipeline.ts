import { secret } from 'jenkins-pipeline-sdk';
import { nodeService } from 'jenkins-pipeline-sdk/pipelines';

export default nodeService({
  name: 'payments',
  description: 'Takes payments.',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: {
      cluster: 'production',
      namespace: 'payments',
      approval: { by: ['payments-leads'] },
      values: { replicas: 3 },
    },
  },
  parameters: { audit: { type: 'boolean', default: true, description: 'Whether to audit.' } },
  agent: { container: 'node:24.21.0-slim' },
  image: { base: 'oci:.base/node24' },
  compile: 'npm run build',
  test: { junit: 'reports/unit.xml' },
  integration: {
    command: 'npm run test:integration',
    junit: 'reports/integration.xml',
    secrets: { DATABASE_URL: secret('kv/payments#database_url') },
  },
  notify: '#payments',
  extend: (stages, { test, parameters }) => [
    stages.build,
    test('Audit', { when: parameters.audit }, (s) => s.run('npm audit')),
    stages.integration,
    stages.publish,
    stages.deploy,
  ],
});
