// Wrong: an axis that the matrix does not have is left out.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ matrix }) => [
    matrix(
      'Databases',
      { axes: { database: ['postgres', 'mysql'] }, exclude: [{ os: 'linux' }] },
      (axis, s) => [s.run(['npm', 'test', axis.database])],
    ),
  ],
});
