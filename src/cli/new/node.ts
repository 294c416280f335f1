import { packageVersion } from '../../version.ts';
import { printPipelineTest } from './pipeline-test.ts';

/** A Node service without dependencies: server, tests, chart, pipeline. */
export function nodeFiles(name: string): [string, string][] {
  return [
    [
      'platform.pipeline.ts',
      `import { branch, chart, definePipeline, image } from 'jenkins-pipeline-sdk';

const app = image('${name}', {
  // 'scratch' holds your files only; for a cluster use a base that has Node: 'oci:<folder>'.
  base: 'scratch',
  include: ['src/**', 'package.json'],
  command: ['node', 'src/server.js'],
  port: 8080,
});
const service = chart('${name}', { path: 'chart' });

export default definePipeline({
  name: '${name}',
  environments: {
    staging: { cluster: 'staging', namespace: '${name}' },
    production: { cluster: 'production', namespace: '${name}', approval: { by: ['${name}-leads'] } },
  },
  stages: ({ build, test, publish, deploy }) => [
    build('Build', (s) => [
      s.run('mkdir -p reports && node --test --test-reporter=junit --test-reporter-destination=reports/unit.xml', {
        junit: 'reports/*.xml',
      }),
      s.imageBuild(app),
    ]),
    test('Smoke', { service: app }, (s) => [s.smoke({ path: '/healthz', contains: 'ok' })]),
    publish('Publish', { when: branch('main') }, (s) => [s.ecrPush(app)]),
    deploy('Staging', { to: 'staging', when: branch('main') }, (s) => [
      s.helmDeploy(service, { image: app }),
      s.annotateDeployment({ image: app }),
    ]),
    deploy('Production', { to: 'production', when: branch('main') }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: 3 } }),
      s.annotateDeployment({ image: app }),
    ]),
  ],
});
`,
    ],
    ['platform.pipeline.spec.js', printPipelineTest(name)],
    ['package.json', `${JSON.stringify(describePackage(name), null, 2)}\n`],
    [
      'src/server.js',
      `import { createServer } from 'node:http';
import { answer } from './answer.js';

const server = createServer((request, response) => {
  const { status, body } = answer(request.url ?? '/');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
});

server.listen(Number(process.env.PORT ?? 8080), process.env.HOST);

// Kubernetes sends SIGTERM: take no new requests, finish the open ones, end.
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`,
    ],
    [
      'src/answer.js',
      `/** What the service says to a path. */
export function answer(path) {
  if (path === '/healthz' || path === '/readyz') return { status: 200, body: 'ok\\n' };
  if (path === '/') return { status: 200, body: 'Hello from ${name}.\\n' };
  return { status: 404, body: 'not found\\n' };
}
`,
    ],
    [
      'test/answer.test.js',
      `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../src/answer.js';

test('is healthy', () => {
  assert.equal(answer('/healthz').status, 200);
});

test('says hello', () => {
  assert.match(answer('/').body, /Hello/);
});

test('does not know other paths', () => {
  assert.equal(answer('/nowhere').status, 404);
});
`,
    ],
  ];
}

/** Only the tests of the pipeline need packages, so that the service builds without an install. */
function describePackage(name: string): object {
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    scripts: {
      start: 'node src/server.js',
      test: 'node --test',
      'test:pipeline': 'vitest run platform.pipeline.spec.js',
    },
    devDependencies: { 'jenkins-pipeline-sdk': packageVersion, vitest: '^5.1.1' },
  };
}
