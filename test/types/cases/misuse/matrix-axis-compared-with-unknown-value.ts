// Wrong: an axis is compared with a value that it does not have.
import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ matrix }) => [
    matrix('Databases', { axes: { database: ['postgres', 'mysql'] } }, (axis, s) => [
      s.when(equals(axis.database, 'oracle'), [s.run('x')]),
    ]),
  ],
});
