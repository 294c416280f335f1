import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'pod-post',
  agent: { pod: { containers: [{ name: 'node', image: 'node:24' }] } },
  stages: ({ build }) => [build('Build', (s) => [s.run('npm ci')])],
  post: {
    always: (s) => [s.run('npm run summary')],
    failure: (s) => [s.sendMessage('It failed.', { channel: 'slack', to: '#team' })],
  },
});
