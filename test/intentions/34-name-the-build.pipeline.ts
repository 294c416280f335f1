// Intention 34: name the build.
import { context, definePipeline, text } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.nameBuild(text`${context.branch} #${context.buildNumber}`, {
        description: text`Commit ${context.shortCommit}`,
      }),
      s.run('make'),
    ]),
  ],
});
