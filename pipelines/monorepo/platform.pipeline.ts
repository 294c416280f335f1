import { any, branch, changed, chart, command, definePipeline, image } from 'jenkins-pipeline-sdk';

// One chart for all services, a release for each.
const service = chart('service', { path: 'chart' });

// The file is TypeScript: what is the same three times is written once.
const services = ['cart', 'catalog', 'search'].map((name) => ({
  name,
  folder: `services/${name}`,
  app: image(`shop/${name}`, {
    base: 'oci:.base/node24',
    include: ['package.json', `services/${name}/src/**`, 'shared/src/**'],
    command: ['node', `services/${name}/src/server.js`],
    port: 8080,
  }),
}));

export default definePipeline({
  name: 'shop',
  description: 'Three services in one repository; only what changed is built.',
  environments: {
    staging: { cluster: 'staging', namespace: 'shop' },
    production: { cluster: 'production', namespace: 'shop', approval: { by: ['shop-leads'] } },
  },
  parameters: {
    everything: {
      type: 'boolean',
      default: false,
      description: 'Build and deploy all services, whether they changed or not.',
    },
  },
  stages: ({ build, test, publish, deploy, parallel, sequence, matrix, parameters }) => [
    // Every service in every language, all at the same time.
    matrix(
      'Units',
      {
        axes: {
          service: ['cart', 'catalog', 'search'],
          locale: ['en-US', 'de-CH'],
        },
        // Search has no prices.
        exclude: [{ service: 'search', locale: 'de-CH' }],
      },
      (axis, s) => [
        s.run('mkdir -p reports'),
        s.run(
          command`node --test --test-reporter=junit --test-reporter-destination=reports/units.xml shared/test/*.test.js services/${axis.service}/test/*.test.js`,
          { label: 'Test units', env: { PRICE_LOCALE: axis.locale }, junit: 'reports/units.xml' },
        ),
      ],
    ),

    // The way of each service that changed, from its image to production.
    parallel(
      'Services',
      services.map(({ name, folder, app }) =>
        sequence(
          name,
          { when: any(changed(`${folder}/**`, 'shared/**', 'chart/**'), parameters.everything) },
          [
            build(`Build ${name}`, (s) => [s.imageBuild(app)]),
            test(`Try ${name}`, { service: { image: app, path: '/healthz' } }, (s) => [
              s.smoke({ path: '/readyz', contains: 'ready' }),
            ]),
            publish(`Publish ${name}`, { when: branch('main') }, (s) => [s.ecrPush(app)]),
            (['staging', 'production'] as const).map((to) =>
              deploy(`Deploy ${name} to ${to}`, { to, when: branch('main') }, (s) => [
                s.helmDeploy(service, {
                  release: name,
                  image: app,
                  values: { replicas: to === 'production' ? 3 : 1 },
                }),
                s.annotateDeployment({ service: name, image: app }),
              ]),
            ),
          ],
        ),
      ),
    ),
  ],
});
