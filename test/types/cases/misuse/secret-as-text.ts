// Wrong: a secret is a reference, never a value.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',

  stages: ({ build }) => [
    build('Build', (s) => [
      s.run('npm run migrate', { secrets: { DATABASE_URL: 'postgres://…' } }),
    ]),
  ],
});
