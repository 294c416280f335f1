import { context, definePipeline, outside, text } from 'jenkins-pipeline-sdk';

const slackSend = outside('slackSend', {
  description: 'Tells the team.',
  parameters: { channel: 'text', message: 'text', color: 'text?' },
  from: { plugin: 'slack', version: '761.v2a_8770f0d169' },
});

export default definePipeline({
  name: 'outside',
  stages: ({ build }) => [
    build(
      'Build',
      {
        post: {
          failure: (s) => [
            s.outsideStep(slackSend, { channel: '#team', message: text`${context.branch} broke` }),
          ],
        },
      },
      (s) => [s.run('make'), s.startJob('shop/end-to-end/main', { wait: false })],
    ),
  ],
});
