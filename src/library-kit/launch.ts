import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { explainSystemError } from '../diagnostics/explain-system-error.ts';
import { launchRunner } from '../runner/launch-runner.ts';

/** The program behind `platform-step --sha256 …` on an agent; runners lie beside this package's folder `lib`. */
const places = {
  installed: join(import.meta.dirname, '../../runners'),
  temporary: process.env['WORKSPACE_TMP'],
};

// A stage has many steps, and each starts the same megabyte.
enableCompileCache();

launchRunner(process.argv.slice(2), places).catch((error: unknown) => {
  const known = error instanceof PlatformError ? error : explainSystemError(error);
  if (known === undefined) throw error;
  process.stdout.write(`ERROR ${known.message}\n  ${known.mend ?? ''}\n`);
  process.exitCode = ExitCode[known.exit];
});
