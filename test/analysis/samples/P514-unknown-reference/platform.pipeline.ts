import { definePipeline, type Value } from 'jenkins-pipeline-sdk';

let leaked: Value<string>;

export default definePipeline({
  name: 'payments',
  stages: ({ test, matrix }) => [
    matrix('Versions', { axes: { node: ['22', '24'] } }, (axis, s) => {
      leaked = axis.node;
      return [s.printMessage(axis.node)];
    }),
    test('Later', (s) => [s.printMessage(leaked)]),
  ],
});
