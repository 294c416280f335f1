import {
  all,
  branch,
  chart,
  definePipeline,
  image,
  not,
  pullRequest,
  secret,
  tag,
  text,
  value,
} from 'jenkins-pipeline-sdk';

const app = image('orders', {
  context: 'build/image',
  base: 'eclipse-temurin:21.0.5-jre',
  command: ['java', '-jar', 'app.jar'],
  port: 8080,
});
const service = chart('orders', { path: './chart' });
const version = value('version');

export default definePipeline({
  name: 'orders',
  description: 'The order service.',
  agent: { label: 'linux && (java21 || java25)' },
  timeout: '2h',
  environments: {
    staging: { cluster: 'staging', namespace: 'orders' },
    production: {
      cluster: 'production',
      namespace: 'orders',
      approval: { by: ['orders-leads', 'anna'] },
    },
  },
  post: {
    failure: (s) => [s.sendMessage(text`orders failed`, { channel: 'slack', to: '#orders' })],
  },
  stages: ({ build, test, publish, deploy }) => [
    build('Build', { timeout: '30m' }, (s) => [
      s.run('./gradlew build', { junit: 'build/test-results/**/*.xml', timeout: '20m' }),
      s.run('./gradlew -q printVersion', { save: { stdout: version } }),
      s.keepFiles(['build/libs/*.jar']),
      s.imageBuild(app, { labels: { version } }),
    ]),
    test('Contract', { service: { image: app, path: '/health', deadline: '2m' } }, (s) => [
      s.smoke({ path: '/health' }),
      s.run('./gradlew contractTest', {
        secrets: { DB_LOGIN: secret('kv/orders/test#login') },
        retry: { attempts: 2 },
      }),
    ]),
    publish('Publish', { when: not(pullRequest()) }, (s) => [
      s.ecrPush(app, { extraTags: [version] }),
    ]),
    deploy('Staging', { to: 'staging', when: not(pullRequest()) }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: 2 } }),
      s.annotateDeployment({ image: app, version }),
    ]),
    deploy(
      'Production',
      {
        to: 'production',
        when: all(not(pullRequest()), branch('main')),
        lock: 'orders-production',
      },
      (s) => [
        s.helmDeploy(service, { image: app, values: { replicas: 6 } }),
        s.annotateDeployment({ image: app, version }),
      ],
    ),
    publish('Release', { when: tag('v*') }, (s) => [
      s.sendMessage(text`Released`, { channel: 'email', to: 'orders@example.com' }),
    ]),
  ],
});
