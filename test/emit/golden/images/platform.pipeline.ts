import { branch, chart, context, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('shop/cart', {
  context: 'cart',
  base: 'oci:.base/node24',
  command: ['node', 'src/server.js'],
  environment: { NODE_ENV: 'production' },
  port: 8080,
  platforms: ['linux/amd64', 'linux/arm64'],
});
const service = chart('cart', { path: './chart' });

export default definePipeline({
  name: 'images',
  environments: {
    staging: { cluster: 'staging', namespace: 'shop' },
    production: { cluster: 'production', namespace: 'shop', protected: true },
  },
  parameters: { REPLICAS: { type: 'text', default: '2' }, REGISTRY: { type: 'text', default: 'registry.example.com' } },
  stages: ({ build, publish, deploy, parameters }) => [
    build('Build', (s) => [s.imageBuild(app, { labels: { branch: context.branch } })]),
    publish('Publish', { when: branch('main') }, (s) => [
      s.ecrPush(app, { tags: 'semver', extraTags: [parameters.REPLICAS] }),
      s.imagePush(app, { registry: parameters.REGISTRY }),
    ]),
    deploy('Staging', { to: 'staging' }, (s) => [
      s.annotateDeployment({ image: app, outcome: 'started' }),
      s.helmDeploy(service, {
        image: app,
        values: { replicas: parameters.REPLICAS, $schema: 'x', list: [context.branch, { $x: [1, 2.5, true, null] }] },
      }),
    ]),
    deploy('Production', { to: 'production', when: branch('main') }, (s) => [s.helmDeploy(service, { image: app, timeout: '15m' }), s.annotateDeployment({ image: app })]),
  ],
});
