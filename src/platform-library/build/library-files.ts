import { describeLibrary } from '../../compatibility/describe-library.ts';
import { manifestPath, printManifest } from '../../compatibility/library-manifest.ts';
import { hashText } from '../../emit/generated-header.ts';
import { registerPrecompiledTemplates } from '../../emit/groovy/templates.ts';
import { toKebabCase } from '../../library/contract-index.ts';
import { generateSchemas } from '../../library/schemas/generate-schemas.ts';
import { generateVars } from '../../library/vars/generate-vars.ts';
import { templates } from '../../library/vars/templates.generated.js';
import type { LibraryProject } from '../library-project.ts';

// The package carries no template files.
registerPrecompiledTemplates(templates);

/** Where the one-file runner lies in a released library. */
export const runnerPath = 'resources/platform/runner.mjs';

/** The command that makes the files again. */
const command = 'platform library build';

/**
 * What is generated into a library's repository: `vars/` with its help, the manifests and the JSON
 * Schemas. Path → content.
 *
 * @param version the version that the files carry
 * @param runner text of the runner; with it the files are those of a release, whose steps start that
 *   very runner or none
 */
export function generateLibraryFiles(
  { name, own, contracts }: LibraryProject,
  version: string,
  runner?: string,
): ReadonlyMap<string, string> {
  const ownSteps = new Set(own.map((contract) => contract.name));
  const files = generateVars(contracts, version, {
    command,
    ...(runner === undefined ? {} : { runnerSha256: hashText(runner) }),
    sourceOf: (contract) =>
      ownSteps.has(contract.name)
        ? `src/contracts/${toKebabCase(contract.name)}.ts`
        : 'jenkins-pipeline-sdk',
  });
  return new Map([
    ...files,
    ...generateSchemas(contracts, new Map(), []),
    [manifestPath, printManifest(describeLibrary(contracts, { name, version }))],
    ...(runner === undefined ? [] : [[runnerPath, runner] as const]),
  ]);
}
