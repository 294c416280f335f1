import type { Platform } from './oci.ts';

/** One layer of an image: which files of the context, and where they lie in the image. */
export interface LayerRequest {
  /** Glob patterns, relative to the context. A file that two layers match is in the first one. */
  readonly from: readonly string[];
  /** Absolute folder in the image; a file keeps its path below it. The working directory unless said. */
  readonly to?: string;
  /** Whether the layer may match nothing and is then left away. Off unless said: nothing is a mistake. */
  readonly optional?: boolean;
}

/** What an image is made of. Two equal requests over equal files give the same digest. */
export interface ImageRequest {
  /** Name in the layout's `index.json`: `payments`, `team/payments:1.4.0`. */
  readonly name: string;
  /** Folder that holds the files. */
  readonly contextDirectory: string;
  /** Glob patterns of what goes in; everything unless said. */
  readonly include?: readonly string[];
  /** Glob patterns of what stays out. `.git` and `.platform` always do, `node_modules` only when named. */
  readonly exclude?: readonly string[];
  /** Ignore file in the context; `.dockerignore` unless said, false for none. */
  readonly ignoreFile?: string | false;
  /** `scratch`, or the path of an OCI layout folder. */
  readonly base: string;
  /** Name or digest in the base's layout; not needed when it holds one image. */
  readonly baseReference?: string;
  /** `linux/amd64`, `linux/arm64`, …; at least one. */
  readonly platforms: readonly string[];
  /** Absolute folder. Unless said, the base's unless that is `/`, else `/app`. */
  readonly workdir?: string;
  /** The arguments of the entrypoint, or the whole command without one. Empty: the base's. */
  readonly command: readonly string[];
  /** The base's unless said. Setting it drops the base's command, as Docker does. */
  readonly entrypoint?: readonly string[];
  /** Added to the base's; a variable of both has the value given here. */
  readonly environment?: Readonly<Record<string, string>>;
  /** TCP ports, 1 to 65535, added to the base's. */
  readonly exposedPorts?: readonly number[];
  /** `user:group`. Unless said, the base's unless that is root, else `65532:65532`. */
  readonly user?: string;
  /** Added to the base's. */
  readonly labels?: Readonly<Record<string, string>>;
  /** `org.opencontainers.image.*`: title, revision, source, …; written into index and manifests. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The commit's time, never the clock's. The epoch unless said. */
  readonly createdAt?: Date;
  /** Folder of the OCI layout that gets the image; made if need be. Images it already has stay. */
  readonly output: string;
  /** gzip level, 1 (fast) to 9 (small); 6 unless said. */
  readonly compressionLevel?: number;
  /**
   * The layers, lowest first. A file that none matches stays out. Unless said, one for the
   * `node_modules` folders and one for all the rest.
   */
  readonly layers?: readonly LayerRequest[];
  /** Folder of compressed layers by content, shared by many builds; no cache unless said. */
  readonly cacheDirectory?: string;
}

/** An image that lies in its layout. */
export interface AssembledImage {
  /** The image's name in the layout. */
  readonly reference: string;
  /** Digest of the image index, which stands for all platforms. */
  readonly digest: string;
  readonly manifests: readonly AssembledManifest[];
  /** The image's own layers, lowest first; all platforms share them. */
  readonly layers: readonly AssembledLayer[];
  /** The layout's folder. */
  readonly layout: string;
}

/** The image for one platform. */
export interface AssembledManifest {
  readonly platform: Platform;
  readonly digest: string;
  readonly configDigest: string;
  /** What a pull transfers: configuration and compressed layers, those of the base included. */
  readonly sizeBytes: number;
}

/** One layer of an assembled image. */
export interface AssembledLayer {
  /** Digest of the compressed layer. */
  readonly digest: string;
  /** Digest of the uncompressed layer. */
  readonly diffId: string;
  /** Compressed bytes. */
  readonly sizeBytes: number;
  /** Whether it was compressed by an earlier build. */
  readonly fromCache: boolean;
}
