import { context, definePipeline, outside, text } from 'jenkins-pipeline-sdk';

const slackSend = outside('slackSend', {
  description: 'Posts to Slack.',
  parameters: { channel: 'text', message: 'text', $token: 'text?', attachments: 'data?' },
});
const cleanWs = outside('cleanWs', {
  description: 'Cleans the workspace.',
  from: { plugin: 'ws-cleanup', version: '0.48' },
});
const tellTeam = outside('tellTeam', {
  description: 'Tells the team.',
  from: { library: 'shared', version: "v1.4'0" },
});
outside('neverCalled', { description: 'x', from: { library: 'unused', version: '1' } });

export default definePipeline({
  name: 'jenkins-steps',
  parameters: { TARGET: { type: 'text', default: 'all' } },
  stages: ({ stage, parameters }) => [
    stage('Steps of Jenkins', (s) => [
      s.keepFiles(['dist/**', 'CHANGELOG.md']),
      s.keepFiles(['*.log'], { allowNone: true }),
      s.publishReport('coverage', { title: 'Coverage' }),
      s.publishCoverage(['coverage/cobertura-coverage.xml']),
      s.publishCoverage(['target/site/jacoco.xml', 'more/*.xml'], { format: 'jacoco' }),
      s.markUnstable(text`Not all of ${parameters.TARGET}.`),
      s.publishTestResults(['reports/**/*.xml']),
      s.publishTestResults(['more/*.xml'], { allowNone: true }),
      s.startJob('shop/end-to-end/main', {
        wait: false,
        parameters: { TARGET: parameters.TARGET, FROM: text`${context.jobName} #${context.buildNumber}` },
      }),
      s.nameBuild(text`#${context.buildNumber} ${context.branch}`),
      s.groovy("currentBuild.keepLog = true\nprintln('kept')", 'No step keeps a build forever.'),
      s.outsideStep(slackSend, { channel: '#shop', message: text`Built ${context.branch}`, $token: 'x', attachments: [{ text: 'a' }] }),
      s.outsideStep(cleanWs, {}),
      s.outsideStep(tellTeam, {}),
      s.cleanWorkspace(),
    ]),
    stage('Messages', (s) => [s.printMessage('Plain.'), s.markUnstable('Not well.'), s.fail('It ends here.')]),
  ],
});
