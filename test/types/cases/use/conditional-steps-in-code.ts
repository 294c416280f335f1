// Right: what is known when the file runs decides in code.
import { definePipeline } from 'jenkins-pipeline-sdk';

const withCoverage = ['a', 'b'].length > 1;

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [s.run('npm test'), withCoverage ? s.run('npm run coverage') : []]),
  ],
});
