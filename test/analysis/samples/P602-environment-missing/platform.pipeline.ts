import { chart, definePipeline } from 'jenkins-pipeline-sdk';

const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  stages: ({ deploy }) => [
    deploy('Staging', {} as never, (s) => [s.helmDeploy(service), s.annotateDeployment()]),
  ],
});
