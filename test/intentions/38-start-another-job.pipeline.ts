// Intention 38: start another job.
import { context, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('End to end', (s) => [
      s.startJob('shop/end-to-end/main', { parameters: { REVISION: context.branch } }),
    ]),
  ],
});
