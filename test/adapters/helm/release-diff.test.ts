import { beforeEach, expect, it } from 'vitest';
import { CONFIG_MAP, createWorkspace, DEPLOYED_AT, type Workspace } from './deploy-chart.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web, labels: {b: "2", a: "1"}}
spec:
  ports:
    - {name: http, port: 80}
    - {name: metrics, port: 9090}
`;

it('compares each resource with the last revision', async () => {
  await workspace.writeChart({ 'templates/a.yaml': CONFIG_MAP, 'templates/service.yaml': SERVICE });
  const first = await workspace.deploy();
  expect(first).toMatchObject({
    revision: 1,
    warnings: [],
    resources: [
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'app', namespace: 'team', action: 'created' },
      { apiVersion: 'v1', kind: 'Service', name: 'web', namespace: 'team', action: 'created' },
    ],
  });

  const second = await workspace.deploy();
  expect(second).toMatchObject({ revision: 2, diff: '', manifestDigest: first.manifestDigest });
  expect(second.resources.map(({ action }) => action)).toEqual(['unchanged', 'unchanged']);

  // Another file name, another order of keys, comments: still the same resource.
  await workspace.writeChart({
    'templates/service.yaml': '',
    'templates/web.yaml': `# moved\n${SERVICE.replace('{name: web, labels: {b: "2", a: "1"}}', '\n  labels: {a: "1", b: "2"}\n  name: web')}`,
  });
  expect((await workspace.deploy()).resources.map(({ action }) => action)).toEqual([
    'unchanged',
    'unchanged',
  ]);

  await workspace.writeChart({
    'templates/a.yaml': '',
    'templates/b.yaml': CONFIG_MAP.replace('.Release.Name', '"other"'),
    'templates/web.yaml': SERVICE.replace('port: 80', 'port: 8080'),
  });
  const last = await workspace.deploy({ values: { message: 'first line\nsecond line: "yes"\n' } });
  expect(last.resources.map(({ kind, name, action }) => `${kind}/${name} ${action}`)).toEqual([
    'ConfigMap/other created',
    'Service/web changed',
    'ConfigMap/app removed',
  ]);
  await expect(last.diff).toMatchFileSnapshot('golden/release.diff');
});

it('records the revision with its time, values and manifests', async () => {
  await workspace.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  const result = await workspace.deploy({ values: { message: 'x', list: [1, 'yes', null] } });
  const files = await workspace.readReleases();
  expect(Object.keys(files)).toEqual([
    'redaction.key',
    'team/app/000001/changes.diff',
    'team/app/000001/manifests.yaml',
    'team/app/000001/record.json',
    'team/app/000001/values.yaml',
  ]);
  expect(JSON.parse(files['team/app/000001/record.json']!)).toMatchObject({
    release: 'app',
    namespace: 'team',
    revision: 1,
    chart: 'chart',
    deployedAt: DEPLOYED_AT.toISOString(),
    manifestDigest: result.manifestDigest,
  });
  expect(files['team/app/000001/values.yaml']).toBe(
    'message: x\nlist:\n  - 1\n  - "yes"\n  - null\n',
  );
  expect(result.manifestsFile).toBe(`${workspace.releases}/team/app/000001/manifests.yaml`);
});

it('keeps releases of one name in two namespaces apart', async () => {
  await workspace.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  await workspace.deploy();
  expect(await workspace.deploy({ namespace: 'other' })).toMatchObject({ revision: 1 });
});

it('finds the revision that a rollback would go to', async () => {
  const find = () => workspace.helm.findRollbackTarget('app', 'team');
  await workspace.writeChart({ 'templates/a.yaml': CONFIG_MAP });
  expect(await find()).toBeUndefined();
  await workspace.deploy({ values: { message: 'one' } });
  expect(await find()).toBeUndefined();
  await workspace.deploy({ values: { message: 'two' } });
  await workspace.deploy({ values: { message: 'two' } });
  expect(await find()).toMatchObject({
    revision: 1,
    manifestsFile: `${workspace.releases}/team/app/000001/manifests.yaml`,
  });
});

it('marks hooks, and checks them like everything else', async () => {
  await workspace.writeChart({
    'templates/a.yaml': CONFIG_MAP,
    'templates/test.yaml': CONFIG_MAP.replace(
      'metadata:',
      'metadata:\n  annotations: {helm.sh/hook: test}',
    ).replace('.Release.Name', '"check"'),
  });
  const { resources } = await workspace.deploy();
  expect(resources.map(({ name, hook }) => [name, hook])).toEqual([
    ['app', undefined],
    ['check', 'test'],
  ]);
});

it('checks custom resources against the definitions of the chart, and says what it cannot check', async () => {
  const definition = (extra = '') => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Cluster
  names: {kind: Widget, plural: widgets}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: {type: object, properties: {size: {type: integer}${extra}}}
`;
  const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a}\nspec: {size: 1}\n';
  const alert = 'apiVersion: monitoring.example.com/v1\nkind: Alert\nmetadata: {name: a}\n';
  await workspace.writeChart({
    'crds/widget.yaml': definition(),
    'templates/w.yaml': `${widget}---\n${alert}`,
  });
  const { resources, warnings } = await workspace.deploy();
  expect(resources.find(({ kind }) => kind === 'Widget')?.namespace).toBeUndefined();
  expect(warnings).toEqual([
    "Alert/a: monitoring.example.com/v1 Alert was not checked: its schema is not known. Put its CustomResourceDefinition into the chart's crds/ folder to have it checked.",
  ]);
  await workspace.writeChart({ 'templates/w.yaml': widget.replace('size', 'siz') });
  expect((await workspace.failToDeploy()).message).toContain('spec has no field "siz"');
  await workspace.writeChart({
    'templates/w.yaml': widget,
    'crds/widget.yaml': definition(', width: {type: integer}'),
  });
  expect((await workspace.deploy()).warnings[0]).toContain('Helm never changes what lies in crds/');
});

it('reads the items of a List as resources of their own', async () => {
  const item = 'apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: ';
  await workspace.writeChart({
    'templates/list.yaml': `apiVersion: v1\nkind: List\nmetadata: {name: list}\nitems:\n  - ${item}a}\n  - ${item}b}\n`,
  });
  expect((await workspace.deploy()).resources.map(({ name }) => name)).toEqual(['a', 'b']);
});

it('renders a chart that renders nothing', async () => {
  await workspace.writeChart({ 'templates/a.yaml': '{{ if false }}x: 1{{ end }}\n' });
  expect(await workspace.deploy()).toMatchObject({ revision: 1, resources: [], diff: '' });
});

it('tells the chart which cluster it is for', async () => {
  await workspace.writeChart({
    'templates/a.yaml': `${CONFIG_MAP}  version: {{ .Capabilities.KubeVersion.Version }}\n  monitoring: {{ .Capabilities.APIVersions.Has "monitoring.example.com/v1" | quote }}\n`,
  });
  await workspace.deploy({
    kubernetesVersion: '1.35.4',
    apiVersions: ['monitoring.example.com/v1'],
  });
  const manifests = (await workspace.readReleases())['team/app/000001/manifests.yaml'];
  expect(manifests).toContain('version: v1.35.4');
  expect(manifests).toContain('monitoring: "true"');
});
