import { definePipeline, files } from 'jenkins-pipeline-sdk';

const bundle = files('bundle', 'dist/**');

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm run build', { makes: [bundle] }),
      s.run('npm run build:old', { makes: [bundle] }),
    ]),
  ],
});
