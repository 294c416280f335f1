// Wrong: an option of a golden path that does not exist.
import { javaService } from 'jenkins-pipeline-sdk/pipelines';

export default javaService({
  name: 'ledger',
  environments: { staging: { cluster: 'staging', namespace: 'ledger' } },
  image: { base: 'scratch' },
  jarr: 'target/ledger.jar',
});
