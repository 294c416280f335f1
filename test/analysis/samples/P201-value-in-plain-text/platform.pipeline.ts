// also: P527
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { version: { type: 'text', default: '1.0' } },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [s.printMessage(`version ${parameters.version}`)]),
  ],
});
