import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  environments: {
    one: { cluster: 'main', namespace: 'payments' },
    two: { cluster: 'main', namespace: 'payments' },
  },
  stages: ({ deploy }) => [
    deploy('One', { to: 'one' }, (s) => [s.annotateDeployment()]),
    deploy('Two', { to: 'two' }, (s) => [s.annotateDeployment()]),
  ],
});
