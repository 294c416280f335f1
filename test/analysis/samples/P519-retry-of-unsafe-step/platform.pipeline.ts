import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Other', (s) => [s.startJob('shop/main', { retry: { attempts: 3 } })]),
  ],
});
