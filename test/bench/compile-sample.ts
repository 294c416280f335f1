import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A pipeline of the usual size: 60 lines, five stages, an image, a chart, a secret, an approval. */
function printPipeline(name: string): string {
  return `import {
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

const app = image('${name}', {
  base: 'oci:.base/node24',
  include: ['src/**', 'package.json'],
  command: ['node', 'src/server.js'],
  port: 8080,
});
const service = chart('${name}', { path: 'chart' });
const version = value('version');
const report = files('report', 'reports/**');

export default definePipeline({
  name: '${name}',
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
      s.printMessage(text\`version \${version} \${parameters.release} on \${context.branch}\`),
    ]),
    publish('Publish', (s) => [s.ecrPush(app, { tags: 'commit', extraTags: [version] })]),
    deploy('Staging', { to: 'staging' }, (s) => [
      s.helmDeploy(service, { image: app }),
      s.annotateDeployment({ image: app }),
    ]),
    deploy('Production', { to: 'production', when: branch('main') }, (s) => [
      s.helmDeploy(service, { image: app, values: { replicas: 3 } }),
      s.when(equals(parameters.release, '2.0'), [s.annotateDeployment({ image: app })]),
    ]),
  ],
});
`;
}

/** A repository on disk that the benchmark compiles. */
export interface SampleRepository {
  readonly path: string;
  /** Removes everything that a compile writes, its caches included. */
  clean(): void;
  /** Changes one text of the pipeline; each call another one. */
  edit(): void;
}

export function createSample(path: string, name = 'payments'): SampleRepository {
  const write = (file: string, content: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  const pipeline = printPipeline(name);
  write('platform.pipeline.ts', pipeline);
  write('chart/Chart.yaml', `apiVersion: v2\nname: ${name}\nversion: 0.1.0\n`);
  write('package.json', `{ "name": "${name}", "private": true }\n`);
  write('src/server.js', '');
  write('.base/node24/index.json', '{}');
  let edits = 0;
  return {
    path,
    clean: () => {
      for (const made of ['.platform', 'Jenkinsfile'])
        rmSync(join(path, made), { recursive: true, force: true });
    },
    edit: () => {
      edits += 1;
      write('platform.pipeline.ts', pipeline.replace("'npm ci'", `'npm ci --edit=${edits}'`));
    },
  };
}
