/** An image that a step built or pushed. */
export interface FlowImage {
  /** Digest of the image index. */
  readonly digest: string;
  readonly sizeBytes: number;
  /** Where it lies: folder of the OCI layout, relative to the run's image folder, or registry and repository. */
  readonly location: string;
  /** Registry, repository and digest once it is pushed. */
  readonly reference?: string;
}

/**
 * What a stage hands to later ones. One JSON file a stage (and matrix cell), at most 1 MB,
 * `.platform/outputs/<stage>.json` or `.platform/outputs/<stage>@<axis>=<value>,….json`; between
 * Jenkins agents it travels by stash, on a laptop the engine copies it.
 */
export interface FlowRecord {
  readonly version: 1;
  readonly stage: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly images: Readonly<Record<string, FlowImage>>;
  /** Step id → its outputs. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
