import { execa } from 'execa';
import { expect, it } from 'vitest';
import { parseManifests } from '../../../src/adapters/helm/parse-manifests.ts';
import { ensureHelm } from '../../../src/adapters/tools/ensure-helm.ts';
import { createWorkspace } from './deploy-chart.ts';

const SCALARS = `yes y n N off On TRUE tRue no NO true
0644 0o644 -0777 0x1F 0b11 1_000 08 0_1 0x 0777 +5 -0 5. .5 1.0 0.1 1e 0e1 1E5 123e-2 1e3 1.5e3 1e+06 3e2
12:30:45 190:20:30 12:30:45.5 2020-01-01 2020-01-01T10:00:00Z 1.2.3
123456789012345678 12345678901234567890 123456789012345678901234567890
~ null Null NULL '' "yes" '1' = << !!str&yes !!int&"3" !!float&1.5 |-\\n  - "a\\x07b" 'it''s'`
  .split(/\s+/)
  .map((scalar) => scalar.replace('&', ' '))
  .filter((scalar) => !scalar.startsWith('|'));

it('reads scalars as Helm does', async () => {
  const workspace = await createWorkspace();
  const list = SCALARS.map((scalar) => `  - ${scalar === '-' ? '"-"' : scalar}\n`).join('');
  await workspace.writeChart({
    'scalars.yaml': `items:\n${list}`,
    'templates/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {read: {{ .Files.Get "scalars.yaml" | fromYaml | toJson | quote }}}\n',
  });
  const { path } = await ensureHelm({ neededBy: 'the tests' });
  const { stdout } = await execa(path, ['template', 'x', `${workspace.path}/chart`]);
  const chart = { path: '', shown: '', name: 'sample' };
  const rendered = parseManifests(stdout, chart).manifests[0]!.object as { data: { read: string } };
  const ours = parseManifests(`items:\n${list}`, chart).manifests[0]!.object;
  const helms = JSON.parse(rendered.data.read) as { items: unknown[] };
  expect(helms.items).toHaveLength(SCALARS.length);
  // As JSON, which has no negative zero.
  expect(JSON.parse(JSON.stringify(ours))).toEqual(helms);
});

it("knows documents by Helm's comments, also when one template prints several", () => {
  const chart = { path: '/w/chart', shown: 'chart', name: 'sample' };
  const { manifests, problems } = parseManifests(
    '---\n# Source: sample/templates/a.yaml\na: 1\n---\nb: |\n  x\n  --- y\n---\n# only a comment\n--- \n# Source: sample/templates/c.yaml\nc: [\n',
    chart,
  );
  expect(manifests).toEqual([
    { template: 'sample/templates/a.yaml', object: { a: 1 } },
    { template: 'sample/templates/a.yaml', object: { b: 'x\n--- y\n' } },
  ]);
  expect(problems).toMatchObject([{ file: 'chart/templates/c.yaml' }]);
});
