// Wrong: a step that takes a block is called without one.
import { definePipeline, outsideBlock } from 'jenkins-pipeline-sdk';

const sonar = outsideBlock('withSonarQubeEnv', { description: 'Brings SonarQube.' });

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [build('Build', (s) => [s.outsideStep(sonar, {})])],
});
