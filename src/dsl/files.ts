import { Handle, noteDeclaration } from './declare.ts';

/** A set of files that one step makes and later steps use. */
export interface Files {
  readonly kind: 'files';
  readonly name: string;
}

/** How files travel and who else has them. */
export interface FilesOptions {
  /** Globs relative to the workspace. */
  readonly include: readonly [string, ...string[]];
  /**
   * `large` from about 100 MB on: Jenkins then archives the files instead of packing them anew for
   * every stage.
   *
   * @default 'small'
   */
  readonly size?: 'small' | 'large';
  /**
   * Whether people find the files at the build, too.
   *
   * @default false
   */
  readonly keep?: boolean;
}

/**
 * Declares files that travel between stages; each stage has a workspace of its own.
 *
 * A step says `makes: [bundle]` when they are there, a later one `needs: [bundle]` to have them.
 *
 * @example
 * const bundle = files('bundle', 'dist/**');
 * const symbols = files('symbols', { include: ['build/symbols/**'], size: 'large' });
 */
export function files(name: string, ...include: [FilesOptions] | [string, ...string[]]): Files {
  const [first] = include;
  noteDeclaration('files', name, typeof first === 'object' ? first : { include });
  return new Handle('files', name) as Files;
}
