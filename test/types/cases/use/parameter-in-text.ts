// Right: values in a text.
import { definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [
      s.printMessage(text`${parameters.version} ${parameters.dryRun} ${parameters.level} ${3}`),
    ]),
  ],
});
