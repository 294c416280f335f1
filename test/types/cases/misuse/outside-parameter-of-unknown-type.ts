// Wrong: a type of argument that does not exist.
import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const slackSend = outside('slackSend', {
  description: 'Tells the team.',
  parameters: { channel: 'string' },
});

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [s.outsideStep(slackSend, { channel: '#payments' })]),
  ],
});
