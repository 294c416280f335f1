import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { assembleValues } from './assemble-values.ts';
import type { Resource } from './check-manifests.ts';
import { diffRelease, type RecordedResource, type ReleaseDiff } from './diff-release.ts';
import type { DeployContext, DeployRequest, DeployResult } from './helm.ts';
import { hideSecretValues } from './hide-secret-values.ts';
import { printManifest } from './print-manifest.ts';
import type { Redactor } from './redact-secrets.ts';
import type { ReleaseHistory, RevisionRecord } from './release-history.ts';
import type { RenderedRelease } from './render-release.ts';
import { printResource } from './resource-identity.ts';

const MANIFESTS_FILE = 'manifests.yaml';
const VALUES_FILE = 'values.yaml';
const DIFF_FILE = 'changes.diff';

/** Compares a render with the release's last revision and adds it to the history, redacted. */
export async function recordRelease(
  request: DeployRequest,
  context: DeployContext,
  rendered: RenderedRelease,
  redactor: Redactor,
  history: ReleaseHistory,
): Promise<DeployResult> {
  const recorded = rendered.resources.map((resource) => recordResource(resource, redactor));
  const manifests = recorded
    .map(
      ({ text }, index) =>
        `---\n# Source: ${rendered.resources[index]!.manifest.template}\n${text}`,
    )
    .join('');
  const manifestDigest = `sha256:${createHash('sha256').update(manifests).digest('hex')}`;
  const values = hideSecretValues(
    assembleValues(request, redactor.mark),
    rendered.resources.map(({ manifest }) => manifest.object),
    redactor,
  );

  let difference: ReleaseDiff = { resources: [], diff: '' };
  let revision = 0;
  const folder = await history.append((previous, number) => {
    revision = number;
    difference = diffRelease(previous?.resources ?? [], recorded);
    const record: RevisionRecord = {
      release: request.release,
      namespace: request.namespace,
      revision,
      deployedAt: context.now().toISOString(),
      chart: request.chart,
      valuesFiles: request.valuesFiles ?? [],
      images: request.images ?? [],
      manifestDigest,
      resources: recorded,
    };
    const files = {
      [MANIFESTS_FILE]: manifests,
      [VALUES_FILE]: stringify(values, { version: '1.1', lineWidth: 0 }),
      [DIFF_FILE]: difference.diff,
    };
    return { record, files };
  });
  return {
    release: request.release,
    namespace: request.namespace,
    revision,
    manifestDigest,
    manifestsFile: join(folder, MANIFESTS_FILE),
    valuesFile: join(folder, VALUES_FILE),
    ...difference,
    warnings: [
      ...rendered.warnings,
      ...rendered.resources.flatMap((resource) => warnOfOpenSecret(resource, redactor)),
      ...warnOfDefinitions(rendered.resources, difference),
    ],
  };
}

function recordResource({ identity, manifest }: Resource, redactor: Redactor): RecordedResource {
  const annotations = (manifest.object['metadata'] as { annotations?: Record<string, unknown> })
    .annotations;
  const hook = annotations?.['helm.sh/hook'];
  return {
    ...identity,
    ...(hook === undefined ? {} : { hook: String(hook) }),
    text: printManifest(redactor.redactManifest(manifest.object)),
  };
}

function warnOfOpenSecret({ identity, manifest }: Resource, redactor: Redactor): string[] {
  if (identity.kind === 'Secret') return [];
  if (isDeepStrictEqual(redactor.redactManifest(manifest.object), manifest.object)) return [];
  return [
    `${printResource(identity)} holds a secret value in plain sight. Put it into a Secret, or let the service fetch it.`,
  ];
}

/** What Helm does with `crds/`: it creates what is missing and touches nothing else, ever. */
function warnOfDefinitions(resources: readonly Resource[], { resources: changes }: ReleaseDiff) {
  return changes.flatMap((change, index) => {
    const isFromFolder = resources[index]?.manifest.template.includes('/crds/') === true;
    if (!isFromFolder || change.action !== 'changed') return [];
    return [
      `${printResource(change)} changed, and Helm never changes what lies in crds/. Apply it by hand before the deploy.`,
    ];
  });
}
