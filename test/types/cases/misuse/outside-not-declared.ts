// Wrong: an outside step is declared first.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [s.outsideStep('slackSend', { channel: '#payments' })]),
  ],
});
