// Intention 35: set the result and go on.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Quality', (s) => [s.run('npm run lint', { onFailure: 'unstable' }), s.run('npm test')]),
  ],
});
