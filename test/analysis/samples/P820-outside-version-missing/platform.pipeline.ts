import { definePipeline, outside } from 'jenkins-pipeline-sdk';

const slackSend = outside('slackSend', {
  description: 'Tells the team.',
  parameters: { message: 'text' },
});

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [stage('Tell', (s) => [s.outsideStep(slackSend, { message: 'Done.' })])],
});
