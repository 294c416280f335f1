// Intention 37: the API of Jenkins: the way out, marked and reported.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('make'),
      s.groovy('currentBuild.keepLog = true', 'Auditors need the logs of releases for years.'),
    ]),
  ],
});
