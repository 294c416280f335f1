// Intention 12: ask a person. No machine is held while they decide.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ build, stage }) => [
    build('Build', (s) => [s.run('npm ci')]),
    stage(
      'Migrate',
      { approval: { by: ['payments-leads'], message: 'Migrate the database?', timeout: '2h' } },
      (s) => [s.run('npm run migrate')],
    ),
  ],
});
