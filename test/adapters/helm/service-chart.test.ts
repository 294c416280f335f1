import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSchemaBundle } from '../../../src/adapters/kubernetes-schema/schema-bundle.ts';
import { ensureHelm } from '../../../src/adapters/tools/ensure-helm.ts';
import { createWorkspace, type Workspace } from './deploy-chart.ts';

const CHART = fileURLToPath(new URL('../../../pipelines/charts/service', import.meta.url));
const IMAGE = {
  valuesPath: 'image',
  repository: 'registry.example.com/payments',
  digest: `sha256:${'a'.repeat(64)}`,
};
const EVERYTHING = {
  replicas: 3,
  autoscaling: { enabled: true, maxReplicas: 9 },
  env: { LOG_LEVEL: 'debug', RATIO: 0.5, FLAG: true, TEXT: '{{ "quoted": \'x\' }}\n$' },
  secretEnv: { DB_URL: { secret: 'payments-db', key: 'url' } },
  serviceAccount: { roleArn: 'arn:aws:iam::123456789012:role/payments' },
  networkPolicy: { allowFromNamespaces: ['ingress'], allowToPorts: [443, 5432] },
};
let workspace: Workspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

const deploy = (values = {}, more = {}) =>
  workspace.deploy({ release: 'payments', chart: CHART, images: [IMAGE], values, ...more });

async function readRendered(): Promise<string> {
  return (await workspace.readReleases())['team/payments/000001/manifests.yaml']!;
}

it('passes the strict linter with nothing but its defaults', async () => {
  const { path } = await ensureHelm({ neededBy: 'the tests' });
  const { stdout } = await execa(path, ['lint', '--strict', CHART]);
  expect(stdout).toContain('1 chart(s) linted, 0 chart(s) failed');
});

it('fits every release of Kubernetes that there are schemas for', async () => {
  for (const kubernetesVersion of loadSchemaBundle().versions) {
    expect(await deploy({}, { kubernetesVersion })).toMatchObject({ warnings: [] });
    expect(await deploy(EVERYTHING, { kubernetesVersion })).toMatchObject({ warnings: [] });
  }
});

it('renders its defaults', async () => {
  await deploy();
  await expect(await readRendered()).toMatchFileSnapshot('golden/service-chart-defaults.yaml');
});

it('renders with everything turned on', async () => {
  await deploy(EVERYTHING);
  await expect(await readRendered()).toMatchFileSnapshot('golden/service-chart-everything.yaml');
});

it('needs an image, by digest', async () => {
  expect((await workspace.failToDeploy({ release: 'payments', chart: CHART })).message).toContain(
    'image.repository is needed',
  );
});

it.each([
  [{ replica: 2 }, "additional properties 'replica' not allowed"],
  [{ replicas: 0 }, 'replicas: minimum'],
  [{ port: 80 }, 'port: minimum'],
  [{ env: { 'NOT-A-NAME': 'x' } }, 'NOT-A-NAME'],
  [{ env: { LIST: [] } }, 'env.LIST: got array'],
  [{ serviceAccount: { roleArn: 'payments' } }, 'serviceAccount.roleArn'],
])('refuses the values %j', async (values, expected) => {
  const { message } = await workspace.failToDeploy({
    release: 'payments',
    chart: CHART,
    images: [IMAGE],
    values,
  });
  expect(message).toContain(expected);
});

it('says of every default why it is so', async () => {
  const text = await readFile(`${CHART}/values.yaml`, 'utf8');
  const groups = Object.keys(parse(text) as object);
  for (const group of groups) {
    const [before = '', after = ''] = text.split(new RegExp(`^${group}:`, 'm'));
    const own = after.split(/^\S/m)[0];
    expect(`${before.trimEnd().split('\n').at(-1)}\n${own}`, group).toContain('# ');
  }
});
