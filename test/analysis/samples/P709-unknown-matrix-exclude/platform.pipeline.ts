import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ matrix }) => [
    matrix(
      'Systems',
      { axes: { os: ['linux', 'macos'] }, exclude: [{ os: 'windows' as never }] },
      (axis, s) => [s.printMessage(axis.os)],
    ),
  ],
});
