import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { version: { type: 'text', default: '1.0' } },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [
      s.checkoutRepository('https://git.example.com/team/tools.git', {
        revision: parameters.version as never,
        folder: 'tools',
      }),
    ]),
  ],
});
