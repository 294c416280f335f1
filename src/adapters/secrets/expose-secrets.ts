import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InternalError, UserError } from '../../diagnostics/errors.ts';
import type { SecretUse } from '../../model/step.ts';
import { createPrivateFolder } from './private-folder.ts';

/** Variables for one command, and how they are taken back. */
export interface ExposedSecrets {
  /** For the environment of that command, and of nothing else. */
  readonly env: Readonly<Record<string, string>>;
  /** Overwrites and removes the files. May be called again. */
  readonly close: () => Promise<void>;
}

/** Linux: MAX_ARG_STRLEN, for name, `=`, value and the end; execve(2). */
const LONGEST_VARIABLE_BYTES = 131_072;

/**
 * Hands secrets to a command: the value itself in a variable, or the path of a private file (mode
 * 0600, in memory where the system has that) with exactly the value. The files are gone after
 * `close`, at the latest when this process exits, which `installSignalHandlers` sees to for signals;
 * after a kill -9 the next run removes them (`sweepPrivateFolders`).
 *
 * @throws UserError `secret.bad-variable`, `secret.bad-value`; neither shows a value.
 */
export async function exposeSecrets(
  uses: readonly (readonly [variable: string, use: SecretUse])[],
  values: ReadonlyMap<string, string>,
): Promise<ExposedSecrets> {
  for (const [variable, use] of uses) checkUse(variable, use, values.get(use.reference));
  if (!uses.some(([, use]) => use.as === 'file')) {
    const env = uses.map(([variable, use]) => [variable, values.get(use.reference)!]);
    return { env: Object.fromEntries(env), close: async () => {} };
  }
  const folder = createPrivateFolder();
  try {
    const env = uses.map(([variable, use]) => {
      const value = values.get(use.reference)!;
      if (use.as === 'variable') return [variable, value];
      const file = join(folder.path, variable);
      writeFileSync(file, value, { mode: 0o600, flag: 'wx' });
      return [variable, file];
    });
    return { env: Object.fromEntries(env), close: async () => folder.remove() };
  } catch (error) {
    folder.remove();
    throw error;
  }
}

function checkUse(variable: string, use: SecretUse, value: string | undefined): void {
  if (value === undefined) throw new InternalError(`No value was read for ${use.reference}.`);
  if (!/^[A-Za-z_]\w*$/.test(variable)) {
    throw new UserError(
      'secret.bad-variable',
      `${JSON.stringify(variable)} can't be the variable of ${use.reference}.`,
      { exit: 'invalid', mend: 'Use letters, digits and _, and begin with no digit.' },
    );
  }
  if (use.as === 'file') return;
  const bytes = Buffer.byteLength(variable) + Buffer.byteLength(value) + 2;
  if (!value.includes('\0') && bytes <= LONGEST_VARIABLE_BYTES) return;
  const problem = value.includes('\0') ? 'holds a NUL character' : 'is longer than 128 KiB';
  throw new UserError(
    'secret.bad-value',
    `The secret ${use.reference} ${problem}, so it can't be a variable (${variable}).`,
    { exit: 'invalid', mend: 'Take it as a file: secretFile(…).' },
  );
}
