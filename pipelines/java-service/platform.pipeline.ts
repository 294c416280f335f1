import { javaService } from 'jenkins-pipeline-sdk/pipelines';

export default javaService({
  name: 'ledger',
  description: 'Books entries between accounts.',
  environments: {
    staging: { cluster: 'staging', namespace: 'ledger', values: { replicas: 1 } },
    production: {
      cluster: 'production',
      namespace: 'ledger',
      approval: { by: ['ledger-leads'] },
      values: { replicas: 3 },
    },
  },
  agent: { label: 'jdk17' },

  // A JDK is all that the build needs; with Maven or Gradle leave both out or name their command.
  build: './build.sh',
  junit: 'build/test-results/*.xml',
  jar: 'build/ledger.jar',

  // The image holds the jar alone, which is enough here: a laptop run starts it with the Java of the
  // machine. A cluster needs a base that brings Java, `registry.example.com/base/java@sha256:…`.
  image: { base: 'scratch' },

  integration: { command: './integration-test.sh', junit: 'build/test-results/service.xml' },
  notify: '#ledger',
});
