import { Handle, noteDeclaration } from './declare.ts';

/** A container image of this pipeline: `imageBuild` makes it, push and deploy use it by digest. */
export interface Image {
  readonly kind: 'image';
  readonly name: string;
}

/** What an image is made of. */
export interface ImageOptions {
  /**
   * Folder whose files go into the image, relative to the repository.
   *
   * @default '.'
   */
  readonly context?: string;
  /**
   * Globs of the files to take.
   *
   * @default ['**']
   */
  readonly include?: readonly string[];
  /**
   * Globs of files to leave out, beside `.git` and what `.dockerignore` names.
   *
   * @default []
   */
  readonly exclude?: readonly string[];
  /**
   * What the files are laid on: `scratch`, an image reference, or `oci:<folder>` for an OCI layout.
   *
   * @default 'scratch'
   * @example 'oci:.base/node24'
   */
  readonly base?: string;
  /**
   * Working directory in the image; the files lie there.
   *
   * @default '/app'
   */
  readonly workdir?: string;
  /**
   * The command that the image runs, one argument an element.
   *
   * @example ['node', 'src/server.js']
   */
  readonly command: readonly [string, ...string[]];
  /** Environment of the command. Never secrets: everybody who pulls the image reads them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Port the service listens on; the command gets it as PORT. */
  readonly port?: number;
  /**
   * User and group the command runs as; the golden chart refuses root.
   *
   * @default '65532:65532'
   */
  readonly user?: string;
  /**
   * Platforms to build for.
   *
   * @default ['linux/amd64']
   */
  readonly platforms?: readonly ('linux/amd64' | 'linux/arm64')[];
  /** Labels beside the standard `org.opencontainers.image.*` ones. */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Declares a container image. Its name is the repository in the registry.
 *
 * @example
 * const app = image('payments', { command: ['node', 'src/server.js'], port: 8080 });
 */
export function image(name: string, options: ImageOptions): Image {
  noteDeclaration('image', name, options);
  return new Handle('image', name) as Image;
}
