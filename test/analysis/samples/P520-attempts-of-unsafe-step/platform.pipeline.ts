import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [stage('Other', { attempts: 2 }, (s) => [s.startJob('shop/main')])],
});
