import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { level: { type: 'choice', values: ['minor', 'minor'] } },
  stages: ({ build, parameters }) => [build('Build', (s) => [s.printMessage(parameters.level)])],
});
