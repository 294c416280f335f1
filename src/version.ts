import manifest from '../package.json' with { type: 'json' };

/** The version of this package, from its manifest. */
export const packageVersion: string = manifest.version;

/** The tag of this repository that holds the shared library of this version. */
export const libraryRevision = `v${packageVersion}`;
