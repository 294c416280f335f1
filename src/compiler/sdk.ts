import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { sdkModuleName } from './evaluate/read-program.ts';
import type { SdkTypes } from './types/type-program.ts';

/** Both halves of the DSL lie beside each other, in the source tree and in the package alike. */
const folder = join(packageRoot, 'src/dsl');

/** The declarations that pipeline files are checked against: one file. */
export function sdkTypes(): SdkTypes {
  const file = join(folder, 'sdk.generated.d.ts');
  return { modules: { [sdkModuleName]: file }, files: [file] };
}

/** The code that `jenkins-pipeline-sdk` means inside the sandbox. */
export function sdkSource(): string {
  return readFileSync(join(folder, 'sandbox.generated.js'), 'utf8');
}
