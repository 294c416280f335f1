import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [s.run('npm ci', { container: 'node' })]),
    build(
      'Other',
      {
        agent: {
          pod: {
            containers: [
              { name: 'node', image: 'node:24.1.0' },
              { name: 'db', image: 'postgres:17.2', service: true },
            ],
          },
        },
      },
      (s) => [s.run('npm ci', { container: 'node' }), s.run('psql', { container: 'db' })],
    ),
  ],
});
