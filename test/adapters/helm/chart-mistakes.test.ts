import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { CONFIG_MAP, createWorkspace, type Workspace } from './deploy-chart.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {app: a}
  template:
    metadata:
      labels: {app: a}
    spec:
      containers:
        - name: app
          image: example.com/app:1
`;

it.each([
  ['a template that does not parse', { 'templates/a.yaml': '{{ if }}\n' }],
  ['a template that fails', { 'templates/a.yaml': 'x: 1\ny: {{ .Values.a.b.c }}\n' }],
  [
    'a template that asks for a value',
    { 'templates/a.yaml': 'a: {{ required "say which port" .Values.port }}\n' },
  ],
  ['a template that gives up', { 'templates/a.yaml': 'a: {{ fail "not on a Sunday" }}\n' }],
  ['an unknown partial', { 'templates/a.yaml': 'a: {{ include "nope" . }}\n' }],
  ['a render that is not YAML', { 'templates/a.yaml': 'a:\n  - b\n c: d\n' }],
  [
    'values of the wrong type',
    {
      'templates/a.yaml': CONFIG_MAP,
      'values.schema.json': JSON.stringify({
        properties: {
          message: { type: 'integer' },
          size: { type: 'object', properties: { width: { type: 'number' } } },
        },
      }),
    },
  ],
  [
    'a dependency that is not there',
    {
      'Chart.yaml':
        'apiVersion: v2\nname: sample\nversion: 1.0.0\ndependencies:\n- {name: redis, version: 1.x, repository: "https://charts.example.com"}\n',
      'templates/a.yaml': CONFIG_MAP,
    },
  ],
  [
    'a chart without a version',
    { 'Chart.yaml': 'apiVersion: v2\nname: sample\n', 'templates/a.yaml': CONFIG_MAP },
  ],
  ['a Chart.yaml that is not YAML', { 'Chart.yaml': 'name: [', 'templates/a.yaml': CONFIG_MAP }],
  ['values that are not YAML', { 'values.yaml': 'a: [', 'templates/a.yaml': CONFIG_MAP }],
  [
    'what only the linter finds',
    {
      'Chart.yaml': 'apiVersion: v1\nname: sample\nversion: 1.0.0\ntype: application\n',
      'templates/a.yaml': CONFIG_MAP,
    },
  ],
  ['a misspelt field', { 'templates/a.yaml': DEPLOYMENT.replace('replicas:', 'replcas:') }],
  [
    'a removed API',
    {
      'templates/ingress.yaml':
        'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: a\n',
    },
  ],
  [
    'one resource twice',
    {
      'templates/a.yaml': CONFIG_MAP,
      'templates/b.yaml': CONFIG_MAP.replace('name:', 'namespace: team\n  name:'),
    },
  ],
  ['one key twice', { 'templates/a.yaml': `${CONFIG_MAP}  message: again\n` }],
  ['something that is no manifest', { 'templates/a.yaml': '- a\n- b\n' }],
  [
    'several mistakes at once',
    {
      'templates/a.yaml': DEPLOYMENT.replace('replicas:', 'replcas:').replace(
        'image: example.com/app:1',
        'image: 5',
      ),
      'templates/b.yaml': CONFIG_MAP.replace('data:', 'dta:'),
    },
  ],
])('says where and how: %s', async (name, files: Record<string, string>) => {
  await workspace.writeChart(files);
  const { code, message } = await workspace.failToDeploy({
    values: { message: 'text', replicas: 2, size: { width: 'wide' } },
  });
  await expect(`${code}\n${message}\n`).toMatchFileSnapshot(
    `golden/mistakes/${name.replaceAll(' ', '-')}.txt`,
  );
  expect(Object.keys(await workspace.readReleases())).toEqual(['redaction.key']);
});

it('refuses charts that would have to be fetched, and charts that are not there', async () => {
  for (const chart of [
    'oci://registry.example.com/charts/redis',
    'https://example.com/redis.tgz',
    'repo/redis',
    '.',
  ]) {
    const { code, message } = await workspace.failToDeploy({ chart });
    expect(code).toBe('helmDeploy.chart');
    expect(message).toMatch(/lies in a repository|There is no chart at|has no Chart.yaml/);
  }
});

it('refuses links that lead out of the workspace', async () => {
  await workspace.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  const outside = join(makeTemporaryFolder(), 'credential');
  await writeFile(outside, 'a credential');
  await mkdir(join(workspace.path, 'shared'), { recursive: true });
  await symlink('../../shared', join(workspace.path, 'chart', 'templates', 'shared'));
  await workspace.deploy();
  await symlink(outside, join(workspace.path, 'chart', 'templates', 'credential.txt'));
  expect(await workspace.failToDeploy()).toEqual({
    code: 'helmDeploy.chart',
    message:
      'chart/templates/credential.txt is a link that leads out of the workspace.\nReplace the link by the file.',
  });
  // Helm follows a link to a folder, and the links in it.
  await rm(join(workspace.path, 'chart', 'templates', 'credential.txt'));
  await symlink(outside, join(workspace.path, 'shared', 'credential.txt'));
  expect((await workspace.failToDeploy()).message).toContain('shared/credential.txt is a link');
  await rm(join(workspace.path, 'shared', 'credential.txt'));
  await symlink('.', join(workspace.path, 'shared', 'loop'));
  expect((await workspace.failToDeploy()).message).toContain('follow it for ever');
});

it('takes files of values from the workspace only', async () => {
  await workspace.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  await workspace.write({ 'staging.yaml': 'message: from the file\n' });
  const { manifestsFile } = await workspace.deploy({ valuesFiles: ['staging.yaml'] });
  expect(manifestsFile).toContain('000001');
  expect((await workspace.readReleases())['team/app/000001/manifests.yaml']).toContain(
    'from the file',
  );
  for (const file of [
    'missing.yaml',
    'https://example.com/values.yaml',
    '../../../etc/hostname',
    '/etc/hostname',
  ]) {
    expect(await workspace.failToDeploy({ valuesFiles: [file] })).toMatchObject({
      code: 'helmDeploy.values',
    });
  }
});

it('fetches no schema that values.schema.json points to', async () => {
  await workspace.writeChart({
    'templates/a.yaml': CONFIG_MAP,
    'values.schema.json': '{"properties":{"message":{"$ref":"https://example.com/message.json"}}}',
  });
  const { message } = await workspace.failToDeploy();
  expect(message).toContain('127.0.0.1:9');
});

it.each([
  [{ release: '-f' }],
  [{ release: 'a'.repeat(54) }],
  [{ namespace: '../../etc' }],
  [{ namespace: 'Team' }],
  [{ apiVersions: ['--post-renderer=x', 'a,b'] }],
])('refuses the names %j', async (request) => {
  expect(await workspace.failToDeploy(request)).toMatchObject({ code: 'helmDeploy.name' });
});

it('refuses a version of Kubernetes that it has no schemas for', async () => {
  await workspace.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  expect(await workspace.failToDeploy({ kubernetesVersion: '1.12' })).toMatchObject({
    code: 'kubernetes.version',
  });
});
