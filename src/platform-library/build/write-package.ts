import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describeLibrary } from '../../compatibility/describe-library.ts';
import { printManifest } from '../../compatibility/library-manifest.ts';
import { printImage } from '../../compiler/evaluate/engine-image-file.ts';
import { loadImage } from '../../compiler/evaluate/load-image.ts';
import { sdkModuleName } from '../../compiler/evaluate/read-program.ts';
import { readModules } from '../../compiler/sdk.ts';
import { InternalError, UserError } from '../../diagnostics/errors.ts';
import { hashText } from '../../emit/generated-header.ts';
import { printDslAdditions, printStepTableAddition } from '../../library/dsl-additions.ts';
import type { LibraryIdentity } from '../../library-identity.ts';
import { packageRoot } from '../../package-root.ts';
import type { LibraryProject } from '../library-project.ts';

/** What the package of this command says of itself. */
interface PackageManifest {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
  readonly files: readonly string[];
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Writes the npm package of a library: the `platform` command with the library's steps, and their
 * types under the library's own name. It is this very package with a folder `library/` inside, so
 * that the two can't be of different versions.
 *
 * @param folder where it will lie; absolute. What is there is replaced as a whole
 * @throws UserError `library.not-built` when this command runs from sources that were not built
 */
export async function writePackage(
  project: LibraryProject,
  identity: LibraryIdentity,
  host: ReadonlyMap<string, string>,
  folder: string,
): Promise<void> {
  if (!existsSync(join(packageRoot, 'dist/cli/entry.cjs')))
    throw new UserError(
      'library.not-built',
      'This command runs from sources, which make no package.',
      {
        mend: 'Build it first: npm run build',
        exit: 'missingPrerequisite',
      },
    );
  const base = JSON.parse(
    readFileSync(join(packageRoot, 'package.json'), 'utf8'),
  ) as PackageManifest;
  // A killed build leaves this folder behind; the next one begins with it.
  const waiting = `${folder}.new`;
  rmSync(waiting, { recursive: true, force: true });
  mkdirSync(waiting, { recursive: true });
  for (const path of listFiles(base)) {
    mkdirSync(dirname(join(waiting, path)), { recursive: true });
    cpSync(join(packageRoot, path), join(waiting, path));
  }
  for (const [path, content] of await libraryFiles(project, identity, host)) {
    mkdirSync(dirname(join(waiting, path)), { recursive: true });
    writeFileSync(join(waiting, path), content);
  }
  writeFileSync(
    join(waiting, 'package.json'),
    `${JSON.stringify(describePackage(base, identity), null, 2)}\n`,
  );
  rmSync(folder, { recursive: true, force: true });
  renameSync(waiting, folder);
}

/** The files that npm would publish of this package, without its manifest. */
function listFiles({ files }: PackageManifest): string[] {
  const patterns = files.flatMap((path) => (/[*!]/.test(path) ? [path] : [path, `${path}/**`]));
  return globSync(['LICENSE', ...patterns], { cwd: packageRoot, expandDirectories: false })
    .filter((path) => path !== 'CHANGELOG.md' && !path.startsWith('library/'))
    .sort();
}

async function libraryFiles(
  { own, contracts }: LibraryProject,
  identity: LibraryIdentity,
  host: ReadonlyMap<string, string>,
): Promise<[string, string | Uint8Array][]> {
  const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
  const code = read('src/dsl/sandbox.generated.js');
  if (!/^(?:var|const|let) stepTable = \{/m.test(code))
    throw new InternalError("The DSL's code has no table of steps under its own name.");
  const sandbox = `${code}\n${printStepTableAddition(own)}`;
  const byName = "export * from 'jenkins-pipeline-sdk';\n";
  const modules = { ...readModules(), [sdkModuleName]: sandbox, [identity.name]: byName };
  return [
    ...[...host].map(([path, text]): [string, string] => [`library/${path}`, text]),
    [
      'library/library.json',
      `${JSON.stringify({ ...identity, code: hashText([...host.values()].join('\n')) }, null, 2)}\n`,
    ],
    // What `platform upgrade` follows.
    [
      'library/manifest.json',
      printManifest(describeLibrary(contracts, { name: identity.name, version: identity.version })),
    ],
    ['library/sandbox.js', sandbox],
    ['library/name.js', byName],
    ['library/engine.image', printImage(await loadImage(modules))],
    ['library/sdk.d.ts', `${read('src/dsl/sdk.generated.d.ts')}\n${printDslAdditions(own)}`],
  ];
}

function describePackage(base: PackageManifest, { name, version }: LibraryIdentity): object {
  const published = Object.entries(base.exports).map(([path, conditions]) => {
    const { source: _source, ...rest } = conditions;
    return [path, rest];
  });
  return {
    name,
    version,
    description: `Jenkins pipelines as one typed file, with the steps of ${name}.`,
    license: base.license,
    type: 'module',
    engines: base.engines,
    bin: base.bin,
    dependencies: base.dependencies,
    exports: {
      ...Object.fromEntries(published),
      '.': { types: './library/sdk.d.ts', default: './library/sandbox.js' },
    },
    files: [...base.files.filter((path) => path !== 'CHANGELOG.md'), 'library'],
  };
}
