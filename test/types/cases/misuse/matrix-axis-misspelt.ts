// Wrong: an axis that the matrix does not have.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ matrix }) => [
    matrix('Databases', { axes: { database: ['postgres', 'mysql'] } }, (axis, s) => [
      s.run(['npm', 'test', axis.databse]),
    ]),
  ],
});
