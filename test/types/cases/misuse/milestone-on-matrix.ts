// Wrong: cells run beside each other, so that a matrix has no milestone.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ matrix }) => [
    matrix('Systems', { axes: { os: ['linux'] }, milestone: true }, (axis, s) => [
      s.run(['x', axis.os]),
    ]),
  ],
});
