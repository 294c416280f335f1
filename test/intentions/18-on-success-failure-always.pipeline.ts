// Intention 18: steps on success, on failure and always.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  post: {
    success: (s) => [s.printMessage('All went well.')],
    failure: (s) => [s.sendMessage('The build failed.', { channel: 'slack', to: '#payments' })],
  },
  stages: ({ test }) => [
    test('Units', { post: { always: (s) => [s.publishTestResults(['reports/*.xml'])] } }, (s) => [
      s.run('npm test'),
    ]),
  ],
});
