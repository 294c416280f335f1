import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ matrix }) => [
    matrix('Systems', { axes: { os: ['linux'] }, exclude: [{ os: 'linux' }] }, (axis, s) => [
      s.printMessage(axis.os),
    ]),
  ],
});
