import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtPackageName } from './support/built-package.ts';

/** What the processes of a run share: code that Node compiled, and the built package. */
const shared = ['node-compile-cache', builtPackageName];

/**
 * Gives the tests of one run a folder of their own for temporary files, and names what they left in
 * it. Runs beside each other, and a run that is killed, disturb nobody.
 */
export default function setUpTemporaryFolder(): () => void {
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'platform-tests-'));
  // As the system's own: some tests run as another user.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return () => {
    const left = readdirSync(folder).filter(
      (name) => !shared.some((start) => name.startsWith(start)),
    );
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    if (left.length > 0)
      throw new Error(`Tests left temporary files behind: ${left.sort().join(', ')}`);
  };
}
