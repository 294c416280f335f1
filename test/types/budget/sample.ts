import {
  branch,
  chart,
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
  parameters: {
    release: { type: 'text', default: '1.0' },
    level: { type: 'choice', values: ['minor', 'patch'] },
    notify: { type: 'boolean', default: true },
  },
  stages: ({ build, test, publish, deploy, matrix, parallel, parameters }) => [
    build('Build', (s) => [
      s.run('npm ci'),
      s.run('npm test', { junit: 'reports/*.xml', makes: [report] }),
      s.run('git describe --always', { save: { stdout: version } }),
      s.imageBuild(app),
    ]),
    parallel('Checks', [
      test('Integration', { service: app }, (s) => [
        s.run('npm run test:integration', {
          secrets: { DATABASE_URL: secret('kv/payments#database_url') },
        }),
        s.smoke({ path: '/healthz' }),
      ]),
      matrix('Databases', { axes: { database: ['postgres', 'mysql'] } }, (axis, s) => [
        s.run(['npm', 'run', 'test:database', axis.database]),
      ]),
    ]),
    publish('Publish', (s) => [s.ecrPush(app, { extraTags: [version] })]),
    deploy('Staging', { to: 'staging' }, (s) => [s.helmDeploy(service, { image: app })]),
    deploy('Production', { to: 'production', when: branch('main') }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: 3, version } }),
      s.when(equals(parameters.level, 'minor'), [
        s.sendMessage(text`${version} is live.`, {
          channel: 'slack',
          to: '#payments',
          when: parameters.notify,
        }),
      ]),
    ]),
  ],
});
