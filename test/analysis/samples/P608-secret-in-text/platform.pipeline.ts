import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [s.run('aws s3 ls', { env: { ACCESS: 'AKIAABCDEFGHIJKLMNOP' } })]),
  ],
});
