import {
  branch,
  chart,
  context,
  definePipeline,
  equals,
  files,
  image,
  secret,
  text,
  value,
} from 'jenkins-pipeline-sdk';

const app = image('payments', {
  base: 'oci:.base/node24',
  include: ['src/**', 'package.json'],
  command: ['node', 'src/server.js'],
  port: 8080,
});
const service = chart('payments', { path: 'chart' });
const version = value('version');
const report = files('report', 'reports/**');

export default definePipeline({
  name: 'payments',
  environments: {
    staging: { cluster: 'staging', namespace: 'payments' },
    production: {
      cluster: 'production',
      namespace: 'payments',
      approval: { by: ['payments-leads'] },
    },
  },
  parameters: { release: { type: 'text', default: '1.0', description: 'Release.' } },
  stages: ({ build, test, publish, deploy, parameters }) => [
    build('Build', (s) => [
      s.run('npm ci'),
      s.run('npm test', { junit: 'reports/*.xml', makes: [report] }),
      s.run('git describe --always', { save: { stdout: version } }),
      s.imageBuild(app),
    ]),
    test('Integration', { service: app }, (s) => [
      s.run('npm run test:integration', {
        secrets: { DB_URL: secret('kv/payments#database_url') },
      }),
      s.smoke({ path: '/healthz' }),
      s.printMessage(text`version ${version} ${parameters.release} on ${context.branch}`),
    ]),
    publish('Publish', (s) => [s.ecrPush(app, { tags: 'commit', extraTags: [version] })]),
    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, { image: app }),
      s.annotateDeployment({ image: app }),
    ]),
    deploy('Production', { to: 'production', when: branch('main') }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: 3, $odd: version } }),
      s.when(
        equals(parameters.release, '2.0'),
        [s.annotateDeployment({ image: app })],
        [s.fail('no')],
      ),
    ]),
  ],
});
