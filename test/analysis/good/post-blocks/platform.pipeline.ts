import { context, definePipeline, text, value } from 'jenkins-pipeline-sdk';

const version = value('version');

export default definePipeline({
  name: 'post-blocks',
  post: {
    success: (s) => [s.sendMessage(text`${version} is out`, { channel: 'slack', to: '#releases' })],
    fixed: (s) => [s.sendMessage('Green again', { channel: 'slack', to: '#releases' })],
  },
  stages: ({ build }) => [
    build(
      'Build',
      {
        env: { BUILD_LABEL: context.shortCommit },
        post: {
          success: (s) => [s.printMessage(version)],
          cleanup: (s) => [s.cleanWorkspace()],
        },
      },
      (s) => [
        s.run('git describe', { save: { stdout: version } }),
        s.run('make', { label: 'Compile everything' }),
      ],
    ),
  ],
});
