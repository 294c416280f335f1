import type { ControllerState } from './controller-state.ts';
import { createFinding, type DoctorFinding } from './finding.ts';
import { findElements, selectList } from './select-values.ts';

/** A library as Configuration as Code exports it, or a folder's config.xml has it. */
interface Library {
  readonly name: string;
  readonly defaultVersion?: string;
  readonly implicit?: boolean;
  readonly retriever?: unknown;
  readonly cachingConfiguration?: { readonly excludedVersionsStr?: string };
}

/** What is wrong with shared libraries. */
export function examineLibraries({ configuration, jobs }: ControllerState): DoctorFinding[] {
  const list = (name: string) =>
    selectList(configuration, `unclassified.${name}.libraries`) as readonly Library[];
  const folders = jobs.flatMap(({ name, config }) =>
    findElements(config, 'FolderLibraries')
      .flatMap((property) => findElements(property, 'LibraryConfiguration'))
      .map((element) => ({
        where: `${name}: ${element['name']}`,
        library: {
          ...element,
          implicit: element['implicit'] === 'true',
        } as unknown as Library,
      })),
  );
  return [
    ...list('globalLibraries').flatMap((library) => [
      createFinding(
        'warning',
        'trusted-library',
        library.name,
        "The library is trusted: its code runs with the controller's own rights.",
        'List it under globalUntrustedLibraries; generated steps need no more.',
      ),
      ...examineLibrary(library, library.name),
    ]),
    ...list('globalUntrustedLibraries').flatMap((library) => examineLibrary(library, library.name)),
    ...folders.flatMap(({ library, where }) => examineLibrary(library, where)),
  ];
}

function examineLibrary(library: Library, subject: string): DoctorFinding[] {
  const { defaultVersion: version, implicit } = library;
  const isPinned = version === undefined || version === '' || /^[0-9a-f]{40}$/.test(version);
  const excluded = (library.cachingConfiguration?.excludedVersionsStr ?? '').split(/\s+/);
  return [
    ...(library.retriever === undefined
      ? [
          createFinding(
            'error',
            'library-without-source',
            subject,
            'The library has no retriever, which the controller accepts and no build can load.',
            'Give it one: modernSCM.',
          ),
        ]
      : []),
    ...(isPinned
      ? []
      : [
          createFinding(
            implicit === true ? 'error' : 'warning',
            'unpinned-library',
            subject,
            implicit === true
              ? `Every build loads ${version}, whatever was merged there last.`
              : `A file that names no version loads ${version}, whatever was merged there last.`,
            'Leave the default version away: generated files name the commit.',
          ),
        ]),
    ...(JSON.stringify(library.retriever ?? '').includes('"**"')
      ? [
          createFinding(
            'error',
            'library-any-branch',
            subject,
            'The library is taken from any branch ("**"): a variable in its branch was replaced by the controller.',
            'Write ^${library.<name>.version}, or take modernSCM.',
          ),
        ]
      : []),
    ...(library.cachingConfiguration !== undefined &&
    !isPinned &&
    !excluded.includes(version as string)
      ? [
          createFinding(
            'warning',
            'cached-branch',
            subject,
            `New commits of ${version} are not seen until the cache expires.`,
            `Exclude it: excludedVersionsStr: "${version}".`,
          ),
        ]
      : []),
  ];
}
