import { branch, definePipeline, outside, outsideBlock, text } from 'jenkins-pipeline-sdk';

const sonar = outsideBlock('withSonarQubeEnv', {
  description: 'Brings address and token of SonarQube.',
  parameters: { installationName: 'text' },
  from: { plugin: 'sonar', version: '2.17.3' },
});
const agentKeys = outsideBlock('sshagent', {
  description: 'Lends keys to ssh.',
  parameters: { credentials: 'list' },
  from: { library: 'shared', version: 'v2' },
});
const quiet = outsideBlock('quietly', { description: 'Prints less.', from: { plugin: 'quiet', version: '1.0' } });
const gate = outside('waitForQualityGate', {
  description: 'Waits for the verdict.',
  parameters: { abortPipeline: 'boolean' },
  from: { plugin: 'sonar', version: '2.17.3' },
});

export default definePipeline({
  name: 'blocks',
  parameters: { SONAR: { type: 'text', default: 'sonar' } },
  agent: {
    pod: {
      containers: [
        { name: 'node', image: 'node:24.1.0' },
        { name: 'tools', image: 'tools:1.2.3' },
        { name: 'db', image: 'postgres:17.2', service: true },
      ],
    },
  },
  stages: ({ build, test, parameters }) => [
    build(
      'Build',
      { post: { always: (s) => [s.inside(quiet, {}, [s.run('./report', { junit: 'r.xml' })])] } },
      (s) => [
        s.run('npm ci'),
        s.inside(sonar, { installationName: text`${parameters.SONAR}-1` }, [
          s.run('npx sonar-scanner'),
          s.when(branch('main'), [s.run('./more')]),
          s.inside(agentKeys, { credentials: ['deploy-key', "o'neil"] }, [
            s.within('shop', [s.run('git push')]),
            s.keepFiles(['log/**']),
          ]),
        ]),
        s.run('./between'),
        s.inside(sonar, { installationName: 'other' }, [s.outsideStep(gate, { abortPipeline: true })]),
      ],
    ),
    test('Tools', (s) => [
      s.run('psql --version', { container: 'tools', timeout: '1m' }),
      s.printMessage('Said anywhere.', { container: 'tools' }),
      s.cleanWorkspace(),
    ]),
  ],
});
