import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.checkoutRepository('https://git.example.com/team/tools.git', {
        revision: 'main',
        folder: 'tools',
      }),
    ]),
  ],
});
