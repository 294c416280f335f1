// Wrong: an axis without values.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ matrix }) => [
    matrix('Databases', { axes: { database: [] } }, (axis, s) => [
      s.run(['npm', 'test', axis.database]),
    ]),
  ],
});
