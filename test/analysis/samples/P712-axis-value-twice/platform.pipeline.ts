import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ matrix }) => [
    matrix('Versions', { axes: { node: ['24', '24'] } }, (axis, s) => [s.printMessage(axis.node)]),
  ],
});
