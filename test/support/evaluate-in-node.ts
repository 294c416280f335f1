import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Lowered, lower } from '../../src/compiler/lower/lower.ts';

/**
 * The model of a pipeline file without type check and confinement: plain Node runs it. For tests of
 * rooms behind the compiler's front; what the product does is `compile`.
 */
export function lowerInNode(file: string, repository: string): Lowered {
  const script = `
    import { registerHooks } from 'node:module';
    import { readFileSync } from 'node:fs';
    const url = 'jenkins-pipeline-sdk:dsl';
    registerHooks({
      resolve: (name, context, next) => (name === 'jenkins-pipeline-sdk' ? { url, format: 'module', shortCircuit: true } : next(name, context)),
      load: (name, context, next) => (name === url ? { format: 'module', shortCircuit: true, source: readFileSync(${JSON.stringify(join(import.meta.dirname, '../../src/dsl/sandbox.generated.js'))}, 'utf8') } : next(name, context)),
    });
    const sdk = await import('jenkins-pipeline-sdk');
    const pipeline = await import(${JSON.stringify(pathToFileURL(file).href)});
    process.stdout.write(sdk.serialiseForHost(pipeline.default));`;
  const raw = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  });
  return lower(JSON.parse(raw), relative(repository, file), (callSite) => {
    const match = /^(?:file:\/\/)?(\S*):(\d+):(\d+)(?: .*)?$/.exec(callSite);
    if (match === null) return undefined;
    return {
      file: relative(repository, match[1] as string),
      line: Number(match[2]),
      column: Number(match[3]),
    };
  });
}
