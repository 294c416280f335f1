/**
 * The documents of the OCI image format, as far as this project reads and writes them.
 * Source: OCI image-spec 1.1 (descriptor.md, manifest.md, image-index.md, config.md, annotations.md).
 */

/** Media types that are written. */
export const MediaType = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

/** Media types of an index, Docker's own name for it included: bases made by older tools carry it. */
export const indexMediaTypes: ReadonlySet<string> = new Set([
  MediaType.index,
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);

/** Media types of an image manifest, Docker's own name for it included. */
export const manifestMediaTypes: ReadonlySet<string> = new Set([
  MediaType.manifest,
  'application/vnd.docker.distribution.manifest.v2+json',
]);

/** The annotation by which an entry of `index.json` gets its name (image-layout.md). */
export const refNameAnnotation = 'org.opencontainers.image.ref.name';

/** What an image runs on. `variant` is the CPU's, such as `v7` of `arm`. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly 'os.version'?: string;
}

/** Points at a blob: what it is, its digest (`sha256:` and 64 hexadecimal digits) and its bytes. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One image for one platform. */
export interface ImageManifest {
  readonly schemaVersion: 2;
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The same image for several platforms; also the form of a layout's `index.json`. */
export interface ImageIndex {
  readonly schemaVersion: 2;
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** How a container of the image is run. The names are those of the specification. */
export interface RunSettings {
  readonly User?: string;
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly WorkingDir?: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly Volumes?: Readonly<Record<string, Record<string, never>>>;
  readonly StopSignal?: string;
}

/** One step that made the image; those without `empty_layer` match the layers one by one. */
export interface HistoryEntry {
  readonly created?: string;
  readonly created_by?: string;
  readonly comment?: string;
  readonly empty_layer?: boolean;
}

/** The image configuration: how to run it, and the digests of its uncompressed layers. */
export interface ImageConfig extends Platform {
  readonly created?: string;
  readonly config?: RunSettings;
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] };
  readonly history?: readonly HistoryEntry[];
}
