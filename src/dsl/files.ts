import { Handle, noteDeclaration } from './declare.ts';

/** A set of files that one step makes and later steps use. */
export interface Files {
  readonly kind: 'files';
  readonly name: string;
}

/**
 * Declares files that travel between stages; each stage has a workspace of its own.
 *
 * A step says `makes: [bundle]` when they are there, a later one `needs: [bundle]` to have them.
 *
 * @example
 * const bundle = files('bundle', 'dist/**');
 */
export function files(name: string, ...include: [string, ...string[]]): Files {
  noteDeclaration('files', name, { include });
  return new Handle('files', name) as Files;
}
