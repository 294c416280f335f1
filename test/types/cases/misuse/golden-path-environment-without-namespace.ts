// Wrong: an environment of a golden path lacks its namespace.
import { nodeService } from 'jenkins-pipeline-sdk/pipelines';

export default nodeService({
  name: 'payments',
  environments: { staging: { cluster: 'staging' } },
  image: { base: 'oci:.base/node24' },
});
