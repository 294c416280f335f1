import { javaService } from 'jenkins-pipeline-sdk/pipelines';

export default javaService({
  name: 'ledger',
  environments: { staging: { cluster: 'staging', namespace: 'ledger' } },
  agent: { container: 'maven:3.9.11-eclipse-temurin-21' },
  image: { base: 'registry.example.com/base/java:21.0.9' },
  jar: 'target/ledger.jar',
  registry: 'registry.example.com/team',
  mainBranch: 'trunk',
  prepare: (s) => s.run('./generate-sources.sh'),
});
