// Wrong: a set of files without a glob.
import { definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle');

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [build('Build', (s) => [s.run('npm run build', { makes: [bundle] })])],
});
