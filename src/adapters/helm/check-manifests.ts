import type { SchemaProblem } from '../kubernetes-schema/schema-problem.ts';
import { createManifestValidator } from '../kubernetes-schema/validate-manifest.ts';
import type { ChartProblem } from './chart-problem.ts';
import { findTemplateLine } from './find-template-line.ts';
import type { Manifest } from './parse-manifests.ts';
import { resolveTemplatePath } from './read-helm-messages.ts';
import type { ResolvedChart } from './resolve-chart.ts';
import {
  printIdentityKey,
  printResource,
  type ResourceIdentity,
  readIdentity,
} from './resource-identity.ts';

/** A manifest that was checked, and which resource it is. */
export interface Resource {
  readonly identity: ResourceIdentity;
  readonly manifest: Manifest;
}

export interface CheckedManifests {
  readonly resources: readonly Resource[];
  readonly problems: readonly ChartProblem[];
  /** Sentences for a person. */
  readonly warnings: readonly string[];
}

export interface ManifestCheck {
  readonly manifests: readonly Manifest[];
  /** The release's; resources that name none live there. */
  readonly namespace: string;
  readonly kubernetesVersion: string;
  readonly chart: ResolvedChart;
  /** Absolute path; only used to find lines of templates. */
  readonly workspace: string;
}

/**
 * Checks every manifest against the schemas of the cluster's version, custom resources against the
 * definitions that the chart brings, and that no resource is there twice.
 */
export async function checkManifests(check: ManifestCheck): Promise<CheckedManifests> {
  const validator = createManifestValidator({
    version: check.kubernetesVersion,
    customResourceDefinitions: check.manifests
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'CustomResourceDefinition'),
  });
  const resources: Resource[] = [];
  const problems: ChartProblem[] = [];
  const warnings: string[] = [];
  const seen = new Map<string, string>();
  for (const manifest of check.manifests) {
    const { apiVersion, kind } = manifest.object;
    const isClusterWide = validator.isNamespaced(String(apiVersion), String(kind)) === false;
    const identity = readIdentity(manifest.object, isClusterWide ? undefined : check.namespace);
    const file = resolveTemplatePath(manifest.template, check.chart);
    resources.push({ identity, manifest });

    for (const found of validator.validate(manifest.object)) {
      if (found.severity === 'warning') {
        warnings.push(printWarning(identity, found));
      } else {
        problems.push(await locate(identity, found, file, check.workspace));
      }
    }
    const key = printIdentityKey(identity);
    const first = seen.get(key);
    seen.set(key, first ?? file);
    if (first !== undefined && identity.name !== '') {
      problems.push(describeDuplicate(identity, file, first));
    }
  }
  return { resources, problems, warnings };
}

async function locate(
  identity: ResourceIdentity,
  { message, mend, path }: SchemaProblem,
  file: string,
  workspace: string,
): Promise<ChartProblem> {
  const line = await findTemplateLine(file, workspace, path);
  return {
    code: 'helmDeploy.manifest',
    file,
    ...(line === undefined ? {} : { line }),
    message: `${printResource(identity)}: ${message}`,
    ...(mend === undefined ? {} : { mend }),
  };
}

function printWarning(identity: ResourceIdentity, { message, mend }: SchemaProblem): string {
  return `${printResource(identity)}: ${message}.${mend === undefined ? '' : ` ${mend}`}`;
}

function describeDuplicate(identity: ResourceIdentity, file: string, first: string): ChartProblem {
  const place = identity.namespace === undefined ? '' : ` in namespace ${identity.namespace}`;
  return {
    code: 'helmDeploy.manifest',
    file,
    message: `${printResource(identity)}${place} is rendered twice${first === file ? '' : `, also by ${first}`}`,
    mend: 'The second one would overwrite the first: give one of them another name.',
  };
}
