// Wrong: `equals` compares a value of the pipeline, not two texts.
import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', { when: equals('main', 'main') }, (s) => [s.run('npm ci')]),
  ],
});
