import { join } from 'node:path';
import { build } from 'esbuild';

/** A module that pipeline files see inside the sandbox, with all that it imports but the DSL. */
export async function bundleForSandbox(
  root: string,
  entry: string,
  header: string,
): Promise<string> {
  const result = await build({
    entryPoints: [join(root, entry)],
    external: ['jenkins-pipeline-sdk'],
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    target: 'es2023',
    platform: 'neutral',
    legalComments: 'none',
    write: false,
  });
  return `${header}${result.outputFiles[0]?.text ?? ''}`;
}
