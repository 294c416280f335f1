import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LintError } from '../jvm/harness.ts';
import type { BuildRecord, GivenBuild, LibrarySource, StageRecord } from './engine.ts';

/** What a real Jenkins said about a build; fields that it leaves out were not recorded. */
export type RecordedBuild = { readonly given: GivenBuild } & Pick<
  BuildRecord,
  'result' | 'trace' | 'nodes' | 'error'
> & {
    readonly stages: readonly Pick<StageRecord, 'name' | 'kind' | 'parent' | 'tags'>[];
  } & Partial<Omit<BuildRecord, 'stages'>>;

/** One recorded Declarative file with what a real Jenkins 2.492.2 said and did. */
export interface RecordedCase {
  readonly name: string;
  readonly about: string;
  readonly jenkinsfile: string;
  readonly lint: { readonly valid: boolean; readonly errors: readonly LintError[] };
  /** Fields that differed between recordings: races of parallel branches. */
  readonly unstableFields?: readonly string[];
  readonly multibranch?: boolean;
  readonly files?: { readonly [path: string]: string };
  readonly libraries: { readonly [name: string]: LibrarySource };
  readonly runs: readonly RecordedBuild[];
}

const folder = join(import.meta.dirname, 'fixtures/recorded');

/** All recorded cases by their number. */
export function loadRecordedCases(): readonly RecordedCase[] {
  const names = readdirSync(folder).filter((name) => /^\d/.test(name));
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name, 'case.json'), 'utf8');
    const { libraries = {}, ...rest } = JSON.parse(text) as RecordedCase;
    return {
      ...rest,
      name,
      jenkinsfile: readFileSync(join(folder, name, 'Jenkinsfile'), 'utf8'),
      libraries: Object.fromEntries(
        Object.entries(libraries).map(([library, { trusted = false }]) => [
          library,
          { trusted, versions: ['main', 'v1'], ...loadLibrary(library) },
        ]),
      ),
    };
  });
}

function loadLibrary(name: string): Required<Pick<LibrarySource, 'vars' | 'src' | 'resources'>> {
  const root = join(folder, 'libraries', name);
  const texts = (part: string, nameOf: (path: string) => string) => {
    const files = readdirSync(join(root, part), { recursive: true, withFileTypes: true });
    return Object.fromEntries(
      files
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .map((path) => [
          nameOf(path.slice(join(root, part).length + 1)),
          readFileSync(path, 'utf8'),
        ]),
    );
  };
  return {
    vars: texts('vars', (path) => basename(path, '.groovy')),
    src: texts('src', (path) => path),
    resources: texts('resources', (path) => path),
  };
}
