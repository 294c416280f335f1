// Right: durations in every unit.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  timeout: '2d',
  stages: ({ build }) => [
    build('Build', { timeout: '1.5h' }, (s) => [
      s.run('a', { timeout: '90s' }),
      s.run('b', { timeout: '10m', retry: { attempts: 3, delay: '500ms' } }),
      s.pause('1s'),
    ]),
  ],
});
