import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { BRANCH_NAME: { type: 'text', default: 'main' } },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [s.printMessage(parameters.BRANCH_NAME)]),
  ],
});
