// Right: a yes-or-no value is a condition.
import { all, booleanValue, branch, definePipeline, not } from 'jenkins-pipeline-sdk';

const clean = booleanValue('clean');

export default definePipeline({
  name: 'payments',
  parameters: {
    version: { type: 'text', default: '1.0' },
    dryRun: { type: 'boolean', default: false },
    level: { type: 'choice', values: ['minor', 'patch'] },
  },
  stages: ({ build, parameters }) => [
    build('Build', { when: all(branch('main'), not(parameters.dryRun), clean) }, (s) => [
      s.run('npm ci', { when: clean }),
      s.when(parameters.dryRun, [s.printMessage('dry')]),
    ]),
  ],
});
