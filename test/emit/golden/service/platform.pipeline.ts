import { context, definePipeline, image, text } from 'jenkins-pipeline-sdk';

const app = image('cart', { command: ['node', 'server.js'], port: 3000 });

export default definePipeline({
  name: 'service',
  concurrency: 'all',
  stages: ({ build, test }) => [
    build('Build', (s) => [s.imageBuild(app)]),
    test('Integration', { service: { image: app, path: '/healthz', deadline: '45s' } }, (s) => [
      s.smoke({ path: '/' }),
      s.run('npm run integration', { env: { URL: text`${context.serviceUrl}/api` } }),
    ]),
  ],
});
