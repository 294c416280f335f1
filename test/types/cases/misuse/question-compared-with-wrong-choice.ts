// Wrong: an answer is compared with a text that the question does not offer.
import { ask, definePipeline, equals } from 'jenkins-pipeline-sdk';

const level = ask('LEVEL', { type: 'choice', values: ['canary', 'all'] });

export default definePipeline({
  name: 'payments',
  stages: ({ stage }) => [
    stage('Roll out', { approval: { by: ['leads'], questions: [level] } }, (s) => [
      s.run('./roll-out', { when: equals(level, 'none') }),
    ]),
  ],
});
