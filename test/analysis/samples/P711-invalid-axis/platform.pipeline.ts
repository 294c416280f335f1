import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ matrix }) => [
    matrix('Paths', { axes: { PATH: ['a', 'b'] } }, (axis, s) => [s.printMessage(axis.PATH)]),
  ],
});
