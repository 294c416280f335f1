// Intention 31: catch a failure, and do something at the end whatever happened.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test(
      'Integration',
      { post: { always: (s) => [s.run('docker compose down --volumes')] } },
      (s) => [
        s.run('docker compose up --detach --wait'),
        s.run('npm run warm-up', { onFailure: 'ignore' }),
        s.run('npm run test:integration'),
      ],
    ),
  ],
});
