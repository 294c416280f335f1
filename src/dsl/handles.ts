import { captureCallSite } from './call-site.ts';
import { type SavedValue, ValueReference } from './values.ts';

/** Something that one step makes and others use. */
export interface Declaration {
  readonly kind: 'image' | 'chart' | 'files' | 'value' | 'outside';
  readonly name: string;
  readonly at: string;
  readonly specification: Readonly<Record<string, unknown>>;
}

const declarations: Declaration[] = [];

/** Everything that the pipeline's files declared, in order. */
export function declared(): readonly Declaration[] {
  return declarations;
}

export class Handle {
  readonly kind: 'image' | 'chart' | 'files' | 'outside';
  readonly name: string;

  constructor(kind: Handle['kind'], name: string) {
    this.kind = kind;
    this.name = name;
  }

  toJSON(): Record<string, string> {
    return { [`$${this.kind}`]: this.name };
  }
}

function declare<H>(kind: Declaration['kind'], name: string, specification: object, handle: H): H {
  declarations.push({
    kind,
    name,
    at: captureCallSite(),
    specification: specification as Record<string, unknown>,
  });
  return handle;
}

/** A container image of this pipeline: `imageBuild` makes it, push and deploy use it. */
export interface Image {
  readonly kind: 'image';
  readonly name: string;
}

/** What an image is made of. */
export interface ImageOptions {
  /** Folder whose files go into the image. @default '.' */
  readonly context?: string;
  /** Globs of the files to take. @default ['**'] */
  readonly include?: readonly string[];
  /** Globs of files to leave out, beside `.git` and what `.dockerignore` names. @default [] */
  readonly exclude?: readonly string[];
  /** `scratch`, an image reference, or `oci:<folder>` for an OCI layout. @default 'scratch' */
  readonly base?: string;
  /** Working directory in the image; the files lie there. @default '/app' */
  readonly workdir?: string;
  /** The command that the image runs, one argument an element. */
  readonly command: readonly [string, ...string[]];
  /** Environment of the command. Never secrets: everybody who pulls the image reads them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Port the service listens on; it is also given to the command as PORT. */
  readonly port?: number;
  /** User and group. @default '65532:65532' */
  readonly user?: string;
  /** Platforms to build for. @default ['linux/amd64'] */
  readonly platforms?: readonly ('linux/amd64' | 'linux/arm64')[];
  /** Labels beside the standard `org.opencontainers.image.*` ones. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Declares a container image. Its name is the repository in the registry. */
export function image(name: string, options: ImageOptions): Image {
  return declare('image', name, options, new Handle('image', name) as Image);
}

/** A Helm chart of this repository. */
export interface Chart {
  readonly kind: 'chart';
  readonly name: string;
}

/** Declares the Helm chart in a folder of the repository. */
export function chart(name: string, options: { readonly path: string }): Chart {
  return declare('chart', name, options, new Handle('chart', name) as Chart);
}

/** A set of files that one stage makes and others use. */
export interface Files {
  readonly kind: 'files';
  readonly name: string;
}

/** Declares files that travel between stages; each stage has a workspace of its own. */
export function files(name: string, ...include: [string, ...string[]]): Files {
  return declare('files', name, { include }, new Handle('files', name) as Files);
}

/** A step of another library or plugin. */
export interface OutsideStep {
  readonly kind: 'outside';
  readonly name: string;
}

/** Declares a step of another library or plugin, and what a laptop run does with it. */
export function outside(
  step: string,
  options: { readonly description: string; readonly laptop?: 'print' | 'fail' },
): OutsideStep {
  return declare('outside', step, options, new Handle('outside', step) as OutsideStep);
}

function savedValue(name: string, type: 'text' | 'number' | 'boolean'): unknown {
  return declare(
    'value',
    name,
    { type },
    Object.assign(new ValueReference({ $value: name }), { name }),
  );
}

/** Declares a text that one step saves and later steps use. */
export const value = (name: string): SavedValue<string> =>
  savedValue(name, 'text') as SavedValue<string>;
/** Declares a number that one step saves and later steps use. */
export const numberValue = (name: string): SavedValue<number> =>
  savedValue(name, 'number') as SavedValue<number>;
/** Declares a yes or no that one step saves and later steps use. */
export const booleanValue = (name: string): SavedValue<boolean> =>
  savedValue(name, 'boolean') as SavedValue<boolean>;
