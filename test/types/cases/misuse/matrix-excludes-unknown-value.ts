// Wrong: a value that its axis does not have is left out.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ matrix }) => [
    matrix(
      'Databases',
      { axes: { database: ['postgres', 'mysql'] }, exclude: [{ database: 'oracle' }] },
      (axis, s) => [s.run(['npm', 'test', axis.database])],
    ),
  ],
});
