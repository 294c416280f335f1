import { context, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'post',
  stages: ({ build, sequence }) => [
    build(
      'Build',
      {
        post: {
          cleanup: (s) => [s.cleanWorkspace()],
          failure: (s) => [s.run('collect-logs'), s.keepFiles(['logs/**'], { allowNone: true })],
          always: (s) => [s.run('summarise', { junit: 'summary/*.xml', directory: 'out' })],
          unstable: (s) => [s.printMessage('Tests failed.')],
          fixed: (s) => [s.printMessage('Works again.')],
        },
      },
      (s) => [s.run('npm test', { junit: 'reports/*.xml' }), s.run('npm run e2e', { junit: 'e2e.xml', directory: 'web' })],
    ),
    sequence('Group', { post: { success: (s) => [s.printMessage('Both.')], failure: (s) => [s.run('rollback')] } }, [
      build('One', (s) => [s.run('true')]),
      build('Two', (s) => [s.run('true')]),
    ]),
  ],
  post: {
    always: (s) => [s.printMessage('Over.')],
    changed: (s) => [s.startJob('dashboard/refresh', { wait: false })],
    fixed: (s) => [s.sendMessage('Fixed.', { channel: 'slack', to: '#team' })],
    regression: (s) => [s.sendMessage(text`Broken by ${context.commit}.`, { channel: 'email', to: 'team@example.com' })],
    aborted: (s) => [s.printMessage('Stopped.')],
    success: (s) => [s.nameBuild(text`#${context.buildNumber} ok`)],
    unstable: (s) => [s.printMessage('Unstable.')],
    failure: (s) => [s.run('collect', { junit: 'last/*.xml' }), s.sendMessage('Failed.', { channel: 'sns', to: 'alarms' })],
    cleanup: (s) => [s.cleanWorkspace()],
  },
});
