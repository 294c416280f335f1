import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'agents',
  agent: { label: 'linux && x86' },
  stages: ({ build, parallel }) => [
    build('Default', (s) => [s.run('make')]),
    parallel('Others', [
      build('Any', { agent: 'any' }, (s) => [s.run('make')]),
      build('Label', { agent: { label: 'arm' } }, (s) => [s.run('make')]),
      build('Container', { agent: { container: 'node:24-slim' } }, (s) => [s.run('npm ci')]),
      build('Container there', { agent: { container: 'node:24-slim', label: 'docker' } }, (s) => [s.run('npm ci')]),
      build(
        'Pod',
        {
          agent: {
            pod: {
              containers: [
                { name: 'node', image: 'registry.example.com/node:24', cpu: '500m', memory: '1Gi' },
                { name: 'postgres', image: "postgres:17'; DROP" },
              ],
              serviceAccount: 'builder',
              nodeSelector: { 'kubernetes.io/arch': 'arm64' },
            },
          },
        },
        (s) => [s.run('npm ci')],
      ),
    ]),
  ],
});
