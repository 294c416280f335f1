import { definePipeline, equals } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  parameters: { level: { type: 'choice', values: ['major', 'minor'] } },
  stages: ({ stage, parameters }) => [
    stage('Tell', (s) => [
      s.when(equals(parameters.level, 'mayor' as never), [s.run('make major')]),
    ]),
  ],
});
