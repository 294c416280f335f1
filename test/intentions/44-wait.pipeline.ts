// Intention 44: wait: until something answers, and, where nothing else helps, for a time.
import { definePipeline } from 'jenkins-pipeline-sdk';

export default definePipeline({
  name: 'payments',
  stages: ({ test }) => [
    test('Ready', (s) => [
      s.smoke({
        url: 'https://payments.example.com',
        path: '/healthz',
        deadline: '2m',
        interval: '5s',
      }),
      s.pause('10s'),
    ]),
  ],
});
