// Right: steps for every moment after a stage and the pipeline.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  post: {
    changed: (s) => [s.printMessage('changed')],
    fixed: (s) => [s.printMessage('fixed')],
    regression: (s) => [s.printMessage('worse')],
    aborted: (s) => [s.printMessage('stopped')],
    success: (s) => [s.printMessage('good')],
    failure: (s) => [s.sendMessage('failed', { channel: 'slack', to: '#payments' })],
  },
  stages: ({ build }) => [
    build(
      'Build',
      {
        post: {
          always: (s) => [s.publishTestResults(['reports/**/*.xml'])],
          unstable: (s) => [s.printMessage('unstable')],
          cleanup: (s) => s.cleanWorkspace(),
        },
      },
      (s) => [s.run('npm test')],
    ),
  ],
});
