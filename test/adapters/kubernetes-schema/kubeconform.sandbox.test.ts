import { beforeAll, expect, it } from 'vitest';
import type { SchemaProblem } from '../../../src/adapters/kubernetes-schema/schema-problem.ts';
import { createManifestValidator } from '../../../src/adapters/kubernetes-schema/validate-manifest.ts';
import { ensureKubeconform, type Kubeconform } from './kubeconform.ts';
import { SAMPLE_MANIFESTS } from './sample-manifests.ts';

let kubeconform: Kubeconform;

beforeAll(async () => {
  kubeconform = await ensureKubeconform();
});

/**
 * What is put in place of each value, one at a time; undefined removes it. Not null: kubeconform's
 * schemas take it nearly everywhere, we read it as absent, as the API server does.
 */
const REPLACEMENTS = [undefined, 5, 1.5, true, 'text', [], [5], {}, { unknownField: 1 }];

/** Every manifest that differs from the sample at one place, below apiVersion, kind and name. */
function mutate(sample: Record<string, unknown>): Record<string, unknown>[] {
  const mutants: Record<string, unknown>[] = [];
  const visit = (value: unknown, rebuild: (changed: unknown) => Record<string, unknown>) => {
    for (const replacement of REPLACEMENTS) mutants.push(rebuild(replacement));
    if (Array.isArray(value)) {
      value.forEach((inner, index) => {
        visit(inner, (changed) => rebuild(value.with(index, changed ?? {})));
      });
    } else if (typeof value === 'object' && value !== null) {
      mutants.push(rebuild({ ...value, unknownField: 'x' }));
      for (const [key, inner] of Object.entries(value)) {
        visit(inner, (changed) => rebuild({ ...value, [key]: changed }));
      }
    }
  };
  for (const [key, value] of Object.entries(sample)) {
    if (key === 'apiVersion' || key === 'kind' || key === 'metadata') continue;
    visit(value, (changed) => ({ ...sample, [key]: changed }));
  }
  // Through JSON, where what is undefined is not there.
  return JSON.parse(JSON.stringify(mutants)) as Record<string, unknown>[];
}

/** Kubeconform's schemas have no allowed values, formats, or pattern of a quantity; ours do. */
function isKnownToBeStricter(problems: readonly SchemaProblem[]): boolean {
  return problems.every(({ code }) => code === 'notAllowed' || code === 'badFormat');
}

it.each(['1.33', '1.34', '1.35', '1.36'])(
  'agrees with kubeconform for Kubernetes %s',
  async (version) => {
    const manifests = SAMPLE_MANIFESTS.flatMap((sample) => [sample, ...mutate(sample)]).map(
      (manifest, index) => ({
        ...manifest,
        metadata: { ...(manifest['metadata'] as object), name: `m-${index}` },
      }),
    );
    const { validate } = createManifestValidator({ version });
    const invalid = await kubeconform.findInvalid(manifests, version);
    const differences: string[] = [];
    let stricter = 0;
    for (const manifest of manifests) {
      const errors = validate(manifest).filter(({ severity }) => severity === 'error');
      const isInvalid = invalid.has(manifest.metadata.name);
      if (errors.length > 0 === isInvalid) continue;
      if (!isInvalid && isKnownToBeStricter(errors)) stricter++;
      else
        differences.push(
          `${isInvalid ? 'only kubeconform' : errors[0]?.message}: ${JSON.stringify(manifest)}`.slice(
            0,
            2000,
          ),
        );
    }
    expect(differences.slice(0, 20)).toEqual([]);
    expect(manifests.length).toBeGreaterThan(5000);
    expect(invalid.size).toBeGreaterThan(2000);
    expect(manifests.length - invalid.size).toBeGreaterThan(1000);
    expect(stricter).toBeGreaterThan(0);
  },
);
