import { command, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'library',
  agent: { container: 'node:24.21.0-slim' },
  env: { FORCE_COLOR: '1' },
  stages: ({ matrix, test }) => [
    matrix(
      'Versions',
      {
        axes: { NODE_LINE: ['22', '24'], DATABASE: ['postgres', 'mysql', 'sqlite'] },
        exclude: [{ NODE_LINE: '22', DATABASE: ['mysql', 'sqlite'] }],
        failFast: true,
        timeout: '20m',
      },
      (axis, s) => [
        s.run(command`nvm exec ${axis.NODE_LINE} npm test`, {
          env: { DB: axis.DATABASE },
          junit: 'reports/*.xml',
        }),
        s.printMessage(text`Node ${axis.NODE_LINE} on ${axis.DATABASE}`),
      ],
    ),
    test('Types', (s) => [s.run(['npm', 'run', 'types'])]),
  ],
});
