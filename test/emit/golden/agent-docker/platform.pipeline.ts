import { definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'agent-docker',
  parameters: { POOL: { type: 'choice', values: ['small', 'large'] } },
  agent: { label: 'linux' },
  stages: ({ build, test, matrix, parameters }) => [
    build(
      'Dockerfile',
      {
        agentAttempts: 2,
        agent: {
          dockerfile: 'ci/Dockerfile',
          context: 'ci',
          buildArguments: { NODE: '24', GREETING: `it's $HOME` },
          label: 'docker',
          arguments: ['--shm-size=1g'],
        },
      },
      (s) => [s.run('npm ci')],
    ),
    build('Plain', { agent: { dockerfile: 'Dockerfile.ci' } }, (s) => [s.run('npm ci')]),
    test(
      'Container',
      {
        agent: {
          container: text`registry.example.com/tools:${parameters.POOL}`,
          pull: true,
          label: text`docker && ${parameters.POOL}`,
          arguments: ['--network=none'],
        },
      },
      (s) => [s.run('npm test')],
    ),
    test('Empty folder', { checkout: false, agent: { label: parameters.POOL } }, (s) => [
      s.run('df -h'),
    ]),
    matrix(
      'Systems',
      {
        axes: { os: ['linux', 'mac'], node: ['22', '24'] },
        exclude: [{ os: 'mac', node: '22' }],
        agent: (axis) => ({ label: text`${axis.os} && "node-${axis.node}" && $x` }),
        agentAttempts: 2,
      },
      (axis, s) => [s.run(['npm', 'test', axis.os])],
    ),
  ],
});
