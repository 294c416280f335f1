import { beforeEach, expect, it } from 'vitest';
import { parseImageReference } from '../../../src/adapters/helm/image-reference.ts';
import { createWorkspace, type Workspace } from './deploy-chart.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const PIN = {
  valuesPath: 'image',
  repository: 'registry.example.com:5000/team/app',
  digest: DIGEST,
};
let workspace: Workspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

async function writePod(image: string): Promise<void> {
  await workspace.writeChart({
    'templates/pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: app}\nspec:\n  initContainers:\n    - {name: wait, image: "busybox:1"}\n  containers:\n    - name: app\n      image: ${image}\n`,
  });
}

it.each([
  ['app', { repository: 'app' }],
  ['host:5000/a/b', { repository: 'host:5000/a/b' }],
  ['host:5000/a/b:1.2', { repository: 'host:5000/a/b', tag: '1.2' }],
  [`a:1@${DIGEST}`, { repository: 'a', tag: '1', digest: DIGEST }],
])('splits %s', (reference, expected) => {
  expect(parseImageReference(reference)).toEqual(expected);
});

it('runs the image by its digest', async () => {
  await writePod(
    '"{{ .Values.image.repository }}:{{ .Values.image.tag }}@{{ .Values.image.digest }}"',
  );
  await workspace.deploy({ images: [{ ...PIN, tag: '1.2.3' }] });
  const files = await workspace.readReleases();
  expect(files['team/app/000001/manifests.yaml']).toContain(`${PIN.repository}:1.2.3@${DIGEST}`);
  expect(files['team/app/000001/values.yaml']).toContain(`digest: ${DIGEST}`);
});

it('writes to the place in the values that the request names', async () => {
  await writePod(
    '"{{ index .Values "my.api" "image" "repository" }}@{{ index .Values "my.api" "image" "digest" }}"',
  );
  await workspace.deploy({
    values: { 'my.api': { replicas: 2 } },
    images: [{ ...PIN, valuesPath: 'my\\.api.image' }],
  });
});

it('refuses a chart that ignores the digest, and says how to mend it', async () => {
  await writePod('"{{ .Values.image.repository }}:{{ .Values.image.tag }}"');
  expect(await workspace.failToDeploy({ images: [{ ...PIN, tag: '1.2.3' }] })).toEqual({
    code: 'helmDeploy.imageIgnored',
    message: [
      'The chart chart cannot be deployed:',
      `  chart/templates/pod.yaml: container app of Pod/app runs ${PIN.repository}:1.2.3, not the digest ${DIGEST} that the pipeline built: the chart ignores the value image.digest`,
      '    Write in the template: image: "{{ .Values.image.repository }}{{ with .Values.image.digest }}@{{ . }}{{ end }}"',
    ].join('\n'),
  });
});

it('refuses a chart that does not run the image at all', async () => {
  await writePod('example.com/app:latest');
  const { code, message } = await workspace.failToDeploy({ images: [PIN] });
  expect(code).toBe('helmDeploy.imageIgnored');
  expect(message).toContain(
    `no container runs the image ${PIN.repository}: the chart ignores the value image.repository (images it runs: busybox:1, example.com/app:latest)`,
  );
});

it('refuses digests that are none, and values that are in the way', async () => {
  await writePod('app');
  for (const request of [
    { images: [{ ...PIN, digest: 'latest' }] },
    { images: [PIN], values: { image: 'app:1' } },
    { images: [{ ...PIN, valuesPath: 'image.__proto__' }], values: { image: [] } },
  ]) {
    expect(await workspace.failToDeploy(request)).toMatchObject({ code: 'helmDeploy.values' });
  }
});
