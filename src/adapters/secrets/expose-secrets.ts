import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretUse } from '../../model/step.ts';
import { createPrivateFolder } from './private-folder.ts';

/** Variables for one command, and how they are taken back. */
export interface ExposedSecrets {
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Puts secrets into variables, or into private files whose paths stand in variables. */
export async function exposeSecrets(
  uses: readonly (readonly [string, SecretUse])[],
  values: ReadonlyMap<string, string>,
): Promise<ExposedSecrets> {
  const folder = uses.some(([, use]) => use.as === 'file') ? createPrivateFolder() : undefined;
  const env = uses.map(([name, use], index) => {
    const value = values.get(use.reference) ?? '';
    if (use.as === 'variable' || folder === undefined) return [name, value] as const;
    const file = join(folder.path, String(index));
    writeFileSync(file, value, { mode: 0o600, flag: 'wx' });
    return [name, file] as const;
  });
  return { env: Object.fromEntries(env), close: async () => folder?.remove() };
}
