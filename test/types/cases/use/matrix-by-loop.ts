// Right: a loop makes stages with machines of their own.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ parallel, test }) => [
    parallel(
      'Nodes',
      ['22', '24'].map((node) =>
        test(`Node ${node}`, { agent: { container: `node:${node}.1.0-slim` } }, (s) => [
          s.run('npm test'),
        ]),
      ),
    ),
  ],
});
