// Right: an image flows from build over push to deploy.
import { chart, context, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('payments', { command: ['node', 'server.js'] });
const service = chart('payments', { path: 'chart' });

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: { cluster: 'production', namespace: 'payments' },
  },
  stages: ({ build, test, publish, deploy }) => [
    build('Build', (s) => [s.imageBuild(app)]),
    test('Integration', { service: app }, (s) => [s.smoke({ path: '/healthz' })]),
    publish('Publish', (s) => [s.ecrPush(app, { tags: 'semver', extraTags: [context.branch] })]),
    deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service, { image: app })]),
  ],
});
