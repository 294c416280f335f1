import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build(
      'Build',
      { agent: { pod: { containers: [{ name: 'node', image: 'node:24.1.0', memory: '1 GB' }] } } },
      (s) => [s.run('npm ci')],
    ),
  ],
});
