// Wrong: an environment of a golden path has a part that does not exist.
import { nodeService } from 'jenkins-pipeline-sdk/pipelines';

export default nodeService({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments', replicas: 3 },
  },
  image: { base: 'oci:.base/node24' },
});
