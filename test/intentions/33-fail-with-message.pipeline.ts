// Intention 33: fail with a message.
import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { version: { type: 'text', default: '', description: 'Version to build.' } },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [
      s.when(equals(parameters.version, ''), [s.fail('Give a version.')]),
      s.run(['make', parameters.version]),
    ]),
  ],
});
