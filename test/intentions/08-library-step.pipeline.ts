// Intention 8: a step of a library: declared once, its arguments checked at every call.
import { context, definePipeline, outside, text } from 'jenkins-pipeline-sdk';

const slackSend = outside('slackSend', {
  description: 'Tells the team.',
  parameters: { channel: 'text', message: 'text', color: 'text?' },
});

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Tell', (s) => [
      s.outsideStep(slackSend, { channel: '#payments', message: text`Built ${context.branch}.` }),
    ]),
  ],
});
