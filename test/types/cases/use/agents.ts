// Right: where a stage runs.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  agent: { label: 'linux' },
  stages: ({ build, test, stage }) => [
    build('Any', { agent: 'any' }, (s) => [s.run('a')]),
    build('Label', { agent: { label: 'linux && arm64' } }, (s) => [s.run('b')]),
    test('Container', { agent: { container: 'node:24.21.0-slim', label: 'docker' } }, (s) => [
      s.run('c'),
    ]),
    stage(
      'Pod',
      {
        agent: {
          pod: {
            containers: [{ name: 'node', image: 'node:24.21.0-slim', cpu: '500m', memory: '1Gi' }],
            serviceAccount: 'builder',
            nodeSelector: { disk: 'fast' },
          },
        },
      },
      (s) => [s.run('d')],
    ),
  ],
});
