// Right: steps in the block of a declared step of others.
import { definePipeline, outside, outsideBlock, text } from 'jenkins-pipeline-sdk';

const sonar = outsideBlock('withSonarQubeEnv', {
  description: 'Brings address and token of SonarQube.',
  parameters: { installationName: 'text', envOnly: 'boolean?' },
  from: { plugin: 'sonar', version: '2.17.3' },
});
const quiet = outsideBlock('quietly', { description: 'Prints less.', laptop: 'fail' });
const gate = outside('waitForQualityGate', {
  description: 'Waits for the verdict.',
  from: { library: 'shared', version: 'v2' },
});

export default definePipeline({
  name: 'payments',
  parameters: { SONAR: { type: 'text', default: 'sonar' } },
  stages: ({ build, parameters }) => [
    build('Build', (s) => [
      s.inside(sonar, { installationName: text`${parameters.SONAR}-1` }, [
        s.run('npx sonar-scanner'),
        s.inside(quiet, {}, s.run('./quiet')),
      ]),
      s.inside(sonar, { installationName: 'x', envOnly: true }, [s.outsideStep(gate, {})]),
    ]),
  ],
});
