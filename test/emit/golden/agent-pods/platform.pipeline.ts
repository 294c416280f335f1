import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'agent-pods',
  agent: 'none',
  stages: ({ build, test, stage }) => [
    stage('Tell', { agent: 'none' }, (s) => [s.printMessage('Nothing waits for a machine.')]),
    build(
      'Build',
      {
        agentAttempts: 3,
        agent: {
          pod: {
            cloud: 'builds',
            containers: [
              {
                name: 'node',
                image: 'node:24.21.0-slim',
                cpu: '500m',
                cpuLimit: '2',
                memory: '1Gi',
                memoryLimit: '2Gi',
                env: { NPM_CONFIG_CACHE: '/cache/npm', QUOTES: `a "b" 'c'` },
                user: 1000,
              },
              { name: 'postgres', image: 'postgres:17.2', service: true, memory: '512Mi' },
            ],
            nodeSelector: { pool: 'builds' },
            tolerations: [
              { key: 'builds' },
              { key: 'spot', value: 'true', effect: 'NoSchedule' },
            ],
            volumes: [
              { path: '/cache', claim: 'npm-cache' },
              { path: '/settings', configMap: 'npm-settings', readOnly: true },
              { path: '/scratch', size: '2Gi' },
              { path: '/empty' },
            ],
            pullSecrets: ['registry'],
          },
        },
      },
      (s) => [s.run('npm ci')],
    ),
    test(
      'Service only',
      {
        agent: {
          pod: {
            containers: [
              { name: 'go', image: 'golang:1.24.1', cpuLimit: '1' },
              { name: 'redis', image: 'redis:7.4.1', service: true },
            ],
          },
        },
      },
      (s) => [s.run('go test ./...')],
    ),
  ],
});
