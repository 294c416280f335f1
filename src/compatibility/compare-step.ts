import { compareAccess } from './compare-access.ts';
import { compareOutputs } from './compare-outputs.ts';
import { compareTraits } from './compare-traits.ts';
import type { Finding } from './difference.ts';
import { findRenames, newChanges, renameProperties } from './followed-changes.ts';
import type { StepManifest } from './library-manifest.ts';
import { compareSchemas } from './schema/compare-schemas.ts';

/** Every difference between two versions of a step. What its changes call a rename is compared under the new name. */
export function compareStep(before: StepManifest, after: StepManifest): Finding[] {
  const changes = newChanges(before, after);
  const parameters = findRenames('rename-parameter', changes, before.parameters, after.parameters);
  const outputs = findRenames('rename-output', changes, before.outputs, after.outputs);
  const renamed = before.positional.map((name) => parameters.get(name) ?? name);
  return [
    ...compareTraits({ ...before, positional: renamed }, after),
    ...[...parameters].map(
      ([from, to]): Finding => ({ rule: 'parameter-renamed', path: from, before: from, after: to }),
    ),
    ...compareSchemas(renameProperties(before.parameters, parameters), after.parameters),
    ...[...outputs].map(
      ([from, to]): Finding => ({ rule: 'output-renamed', path: from, before: from, after: to }),
    ),
    ...compareOutputs(renameProperties(before.outputs, outputs), after.outputs),
    ...compareAccess(before, after),
  ];
}
