// Right: the way out.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.groovy('currentBuild.keepLog = true', 'No step keeps a build forever.'),
    ]),
  ],
});
