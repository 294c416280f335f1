import { definePipeline } from 'jenkins-pipeline-sdk';

const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

export default definePipeline({
  name: 'payments',
  stages: ({ matrix }) => [
    matrix('Big', { axes: { one: ten, two: [...ten, 'k', 'l', 'm'] } }, (axis, s) => [
      s.printMessage(axis.one),
    ]),
  ],
});
