// Right: a service beside the tests, with its readiness.
import { command, context, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });

export default definePipeline({
  name: 'payments',

  stages: ({ build, test }) => [
    build('Build', (s) => [s.imageBuild(app)]),
    test('Integration', { service: { image: app, path: '/healthz', deadline: '20s' } }, (s) => [
      s.run(command`curl ${context.serviceUrl}`),
      s.smoke({
        path: '/payments',
        status: 200,
        contains: 'total',
        deadline: '10s',
        interval: '250ms',
      }),
    ]),
  ],
});
