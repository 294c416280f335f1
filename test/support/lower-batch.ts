import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Lowered, lower } from '../../src/compiler/lower/lower.ts';

/**
 * The models of many pipeline files, evaluated one after the other in one child of plain Node: a
 * hundred files cost little more than one. Each file gets an instance of the DSL of its own, since
 * the DSL collects declarations and mistakes. A file is its own repository: positions are relative
 * to its folder.
 */
export function lowerBatch(files: readonly string[]): Map<string, Lowered> {
  const dsl = join(import.meta.dirname, '../../src/dsl/sandbox.generated.js');
  const goldenPaths = join(import.meta.dirname, '../../pipelines/sandbox.generated.js');
  const script = `
    import { registerHooks } from 'node:module';
    import { readFileSync } from 'node:fs';
    const name = 'jenkins-pipeline-sdk';
    const sources = {
      [name]: readFileSync(${JSON.stringify(dsl)}, 'utf8'),
      [name + '/pipelines']: readFileSync(${JSON.stringify(goldenPaths)}, 'utf8'),
    };
    // The golden paths import the DSL too: the instance of the file that imports them.
    const fileOf = (url) => (url.startsWith(name) ? url.slice(url.indexOf('?') + 1) : encodeURIComponent(url));
    registerHooks({
      resolve: (specifier, context, next) =>
        Object.hasOwn(sources, specifier)
          ? { url: specifier + ':?' + fileOf(context.parentURL), format: 'module', shortCircuit: true }
          : next(specifier, context),
      load: (url, context, next) => {
        const source = sources[url.slice(0, url.indexOf(':'))];
        return source === undefined ? next(url, context) : { format: 'module', shortCircuit: true, source };
      },
    });
    const raws = [];
    for (const file of ${JSON.stringify(files.map((file) => pathToFileURL(file).href))}) {
      const pipeline = await import(file);
      const { serialiseForHost } = await import(name + ':?' + encodeURIComponent(file));
      raws.push(JSON.parse(serialiseForHost(pipeline.default)));
    }
    process.stdout.write(JSON.stringify(raws));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
    maxBuffer: 256 * 1024 * 1024,
  });
  const raws = JSON.parse(output) as unknown[];
  return new Map(
    files.map((file, index) => {
      const folder = join(file, '..');
      const lowered = lower(raws[index], relative(folder, file), (callSite) => {
        const match = /^(?:file:\/\/)?(\S*):(\d+):(\d+)(?: .*)?$/.exec(callSite);
        if (match === null) return undefined;
        const [, path = '', line, column] = match;
        return { file: relative(folder, path), line: Number(line), column: Number(column) };
      });
      return [file, lowered];
    }),
  );
}
