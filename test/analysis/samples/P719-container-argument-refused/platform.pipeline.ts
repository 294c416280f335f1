import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build(
      'Build',
      { agent: { container: 'node:24.1.0', arguments: ['--privileged', '-u root'] } },
      (s) => [s.run('npm ci')],
    ),
  ],
});
