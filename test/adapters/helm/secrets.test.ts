import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createRedactor } from '../../../src/adapters/helm/redact-secrets.ts';
import { createWorkspace, type Workspace } from './deploy-chart.ts';

const PLANTED = 'planted p@ss/word-7f3a';
let workspace: Workspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

const SECRET = `apiVersion: v1
kind: Secret
metadata: {name: app}
data:
  password: {{ .Values.database.password | b64enc | quote }}
stringData:
  url: postgres://app:{{ .Values.database.password | urlquery }}@db/app
`;

/** Every form in which the planted value could have been written. */
function findPlanted(files: Readonly<Record<string, string>>, planted = PLANTED): string[] {
  const forms = [
    planted,
    encodeURIComponent(planted),
    JSON.stringify(planted).slice(1, -1),
    planted.replaceAll(' ', '+'),
  ];
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.from(`${'x'.repeat(offset)}${planted}`).toString('base64');
    forms.push(encoded.slice(offset === 0 ? 0 : offset + 1, -4));
  }
  return Object.entries(files).flatMap(([file, text]) =>
    forms.filter((form) => text.includes(form)).map((form) => `${form} in ${file}`),
  );
}

it.each([
  ['as a secret value', { secretValues: { 'database.password': PLANTED } }],
  ['as a plain value that ends in a Secret', { values: { database: { password: PLANTED } } }],
])('writes no secret to disk or into the diff: given %s', async (_name, request) => {
  await workspace.writeChart({ 'templates/secret.yaml': SECRET });
  const first = await workspace.deploy(request);
  const second = await workspace.deploy(request);
  expect(
    findPlanted({ ...(await workspace.readReleases()), result: JSON.stringify([first, second]) }),
  ).toEqual([]);
  expect(second.diff).toBe('');
});

it('shows that a secret changed, without saying to what', async () => {
  await workspace.writeChart({ 'templates/secret.yaml': SECRET });
  await workspace.deploy({ secretValues: { 'database.password': PLANTED } });
  const { diff, resources } = await workspace.deploy({
    secretValues: { 'database.password': `${PLANTED}2` },
  });
  expect(resources[0]).toMatchObject({ kind: 'Secret', action: 'changed' });
  expect(diff.match(/^[-+] {2}password: redacted-[0-9a-f]{16}$/gm)).toHaveLength(2);
  expect(findPlanted(await workspace.readReleases())).toEqual([]);
});

it('hides a secret that the chart prints elsewhere, and warns of it', async () => {
  await workspace.writeChart({
    'templates/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: app}
data:
  plain: {{ .Values.password | quote }}
  url: https://a:{{ .Values.password | urlquery }}@b
  config: {{ printf "x=%s;" .Values.password | b64enc }}
  other: {{ .Values.other }}
`,
  });
  const secret = 'planted-secret-91';
  const { warnings } = await workspace.deploy({
    secretValues: { password: secret },
    values: { other: 'kept' },
  });
  expect(findPlanted(await workspace.readReleases(), secret)).toEqual([]);
  expect(warnings).toEqual([
    'ConfigMap/app holds a secret value in plain sight. Put it into a Secret, or let the service fetch it.',
  ]);
  expect((await workspace.readReleases())['team/app/000001/manifests.yaml']).toContain(
    'other: kept',
  );
});

it('hides a secret in the error of a chart', async () => {
  await workspace.writeChart({
    'templates/a.yaml': 'a: {{ fail (printf "password is %s" .Values.password) }}\n',
  });
  const { message } = await workspace.failToDeploy({
    secretValues: { password: 'planted-secret-91' },
  });
  expect(message).toMatch(/password is redacted-[0-9a-f]{16}/);
});

it('keeps the key of the marks to its owner, and the revisions too', async () => {
  await workspace.writeChart({ 'templates/secret.yaml': SECRET });
  const { manifestsFile } = await workspace.deploy({
    secretValues: { 'database.password': PLANTED },
  });
  for (const file of [join(workspace.releases, 'redaction.key'), manifestsFile]) {
    expect((await stat(file)).mode & 0o077).toBe(0);
  }
});

it('marks equal secrets equally, under one key only', () => {
  expect(createRedactor('k', []).mark('a')).toBe(createRedactor('k', []).mark('a'));
  expect(createRedactor('k', []).mark('a')).not.toBe(createRedactor('l', []).mark('a'));
});

it('hides short secrets only where they stand alone', () => {
  const redactor = createRedactor('k', ['no']);
  expect(redactor.redactText('no')).toMatch(/^redacted-/);
  expect(redactor.redactText('nothing')).toBe('nothing');
});
