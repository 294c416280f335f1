// Wrong: an argument that the outside step needs.
import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const slackSend = outside('slackSend', {
  description: 'Tells the team.',
  parameters: { channel: 'text', message: 'text', color: 'text?' },
});

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [s.outsideStep(slackSend, { channel: '#payments' })]),
  ],
});
