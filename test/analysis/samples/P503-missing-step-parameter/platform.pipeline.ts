import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Tell', (s) => [s.sendMessage('Deployed.', { channel: 'slack' } as never)]),
  ],
});
