import { definePipeline } from 'jenkins-pipeline-sdk';

const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

export default definePipeline({
  name: 'payments',
  stages: ({ matrix }) => [
    matrix('Big', { axes: { one: eight, two: [...eight, 'i', 'j'] } }, (axis, s) => [
      s.printMessage(axis.one),
    ]),
  ],
});
