// Intention 13: a local value: a constant of TypeScript.
import { definePipeline } from 'jenkins-pipeline-sdk';

const reports = 'reports/units';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Units', (s) => [
      s.run(['npm', 'test', '--', '--output', reports], { junit: `${reports}/*.xml` }),
    ]),
  ],
});
