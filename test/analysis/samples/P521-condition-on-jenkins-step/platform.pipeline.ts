import { changed, definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build }) => [
    build('Build', (s) => [
      s.when(changed('docs/**'), [s.publishReport('docs', { title: 'Docs' })]),
    ]),
  ],
});
