// Intention 19: environment values for the pipeline, a stage, a step.
import { context, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  env: { CI: 'true' },
  stages: ({ build }) => [
    build('Build', { env: { NODE_ENV: 'production' } }, (s) => [
      s.run('npm run build', { env: { VERSION: text`1.${context.buildNumber}` } }),
    ]),
  ],
});
