// Right: one run for each combination.
import { command, definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ matrix }) => [
    matrix(
      'Databases',
      {
        axes: { node: ['22', '24'], database: ['postgres', 'mysql'] },
        exclude: [{ node: '22', database: ['mysql'] }],
        failFast: true,
        timeout: '20m',
      },
      (axis, s) => [
        s.run(command`npm test -- --node ${axis.node} --database ${axis.database}`),
        s.when(equals(axis.node, '24'), [s.run('npm run coverage')]),
      ],
    ),
  ],
});
