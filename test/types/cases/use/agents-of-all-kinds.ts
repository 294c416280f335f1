// Right: every kind of agent, with values where they can stand.
import { definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  agent: 'none',
  tools: { jdk: 'temurin-21' },
  parameters: { POOL: { type: 'choice', values: ['small', 'large'] } },
  stages: ({ build, test, matrix, stage, parameters }) => [
    stage('Tell', { agent: 'none' }, (s) => [s.printMessage('Hello.')]),
    build(
      'Pool',
      { agent: { label: text`linux && ${parameters.POOL}` }, agentAttempts: 3 },
      (s) => [s.run('npm ci')],
    ),
    build(
      'File',
      {
        agent: {
          dockerfile: 'ci/Dockerfile',
          context: 'ci',
          buildArguments: { A: 'b' },
          arguments: ['--init'],
        },
      },
      (s) => [s.run('npm ci')],
    ),
    test(
      'Pod',
      {
        checkout: false,
        lock: { label: 'databases', quantity: 1, newestFirst: true },
        agent: {
          pod: {
            containers: [
              {
                name: 'node',
                image: 'node:24.1.0',
                cpu: '1',
                cpuLimit: '2',
                env: { A: 'b' },
                user: 1000,
              },
              { name: 'db', image: 'postgres:17.2', service: true },
            ],
            tolerations: [{ key: 'spot', effect: 'NoSchedule' }],
            volumes: [
              { path: '/cache', claim: 'npm' },
              { path: '/s', configMap: 'c', readOnly: true },
              { path: '/t', size: '1Gi' },
            ],
            pullSecrets: ['registry'],
            cloud: 'builds',
          },
        },
      },
      (s) => [s.run('npm test', { container: 'node' })],
    ),
    matrix(
      'Systems',
      {
        axes: { os: ['linux', 'mac'] },
        agent: (axis) => ({ label: axis.os }),
        tools: { nodejs: '24' },
      },
      (axis, s) => [s.run(['npm', 'test', axis.os])],
    ),
  ],
});
