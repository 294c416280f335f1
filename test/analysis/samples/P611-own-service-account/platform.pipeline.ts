import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build(
      'Build',
      {
        agent: {
          pod: {
            containers: [{ name: 'node', image: 'node:24.21.0' }],
            serviceAccount: 'deployer',
          },
        },
      },
      (s) => [s.run('make')],
    ),
  ],
});
