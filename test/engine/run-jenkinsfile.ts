import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BuildRecord, Engine, GivenBuild, LibrarySource } from './engine.ts';

/** This package's own library as it is committed. */
export function loadOwnLibrary(): LibrarySource {
  const folder = join(import.meta.dirname, '../../vars');
  const files = readdirSync(folder).filter((file) => file.endsWith('.groovy'));
  return {
    vars: Object.fromEntries(
      files.map((file) => [basename(file, '.groovy'), readFileSync(join(folder, file), 'utf8')]),
    ),
  };
}

/**
 * Runs a generated Jenkinsfile with stubbed steps: nothing is done, every call is recorded, and what
 * `given.fail` names goes wrong. The library is loaded as an untrusted one.
 */
export async function runJenkinsfile(
  engine: Engine,
  job: {
    readonly jenkinsfile: string;
    readonly libraries?: { readonly [name: string]: LibrarySource };
    readonly given?: GivenBuild;
    readonly restartAtNodes?: number;
  },
): Promise<BuildRecord> {
  const { jenkinsfile, libraries = { platform: loadOwnLibrary() }, given = {} } = job;
  const multibranch = given.branch !== undefined || given.tag !== undefined;
  const runs = [{ ...given, stubbed: true }];
  const restart = job.restartAtNodes === undefined ? {} : { restartAtNodes: job.restartAtNodes };
  const [build] = await engine.run({ jenkinsfile, libraries, multibranch, runs, ...restart });
  return build as BuildRecord;
}
