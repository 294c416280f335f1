import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { deployToken: { type: 'text', default: '' } },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [s.printMessage(parameters.deployToken)]),
  ],
});
