import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { StepError } from '../diagnostics/errors.ts';

/** Where images lie between the step that builds them and the steps that use them. */
export interface ImageStore {
  /** Absolute path of the OCI layout of an image. */
  layoutOf(name: string): string;
  /** The same as it travels in records: relative to the store's root. */
  locationOf(name: string): string;
  /** Absolute path behind a location. */
  resolve(location: string): string;
  /** Folder of compressed layers, shared by all builds. */
  readonly layerCache: string;
  /** Absolute path of a base layout (`oci:<folder>`), or `scratch`. Throws `StepError` `image.base`. */
  resolveBase(base: string, workspace: string): string;
}

/**
 * Images as OCI layouts in a folder: the embedded form. A base is looked for in the workspace, then
 * in the repository, where a git-ignored one lies.
 */
export function createFolderImageStore(root: string): ImageStore {
  const locationOf = (name: string) => join('.platform/images', name);
  return {
    locationOf,
    layoutOf: (name) => join(root, locationOf(name)),
    resolve: (location) => join(root, location),
    layerCache: join(root, '.platform/cache/layers'),
    resolveBase(base, workspace) {
      if (base === 'scratch') return base;
      if (!base.startsWith('oci:')) {
        throw new StepError(
          'image.base',
          `The base ${base} must be pulled from a registry, which this profile has not.`,
          {
            mend: 'Use `scratch` or `oci:<folder>`.',
            exit: 'missingPrerequisite',
          },
        );
      }
      const folder = base.slice('oci:'.length);
      const found = [join(workspace, folder), join(root, folder)].find((candidate) =>
        existsSync(join(candidate, 'oci-layout')),
      );
      const outside = isAbsolute(folder) || relative(root, join(root, folder)).startsWith('..');
      if (found !== undefined && !outside) return found;
      throw new StepError('image.base', `There is no OCI layout in ${folder}.`, {
        mend: 'Put the base image there as an OCI layout, for instance with: skopeo copy docker://… oci:<folder>',
        exit: 'missingPrerequisite',
      });
    },
  };
}
