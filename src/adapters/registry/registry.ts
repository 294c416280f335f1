import type { Descriptor } from '../image/oci.ts';

/** What to push, and where. */
export interface PushRequest {
  /** OCI layout folder that holds the image. */
  readonly layout: string;
  /** Digest of the image in the layout: an index or a manifest. */
  readonly digest: string;
  /** Lower-case path such as `team/payments`. */
  readonly repository: string;
  /** Tags that shall point at the image. None: it is reached by its digest alone. */
  readonly tags: readonly string[];
  /** Whether a tag may move from another digest; off unless said. */
  readonly mutableTags?: boolean;
}

/** What a push did. */
export interface PushedImage {
  readonly digest: string;
  /** Repository and digest, as a deployment names the image. */
  readonly reference: string;
  /** The tags of the request; they point at the digest now. */
  readonly tags: readonly string[];
  /** Blobs that the registry did not have. */
  readonly pushedBlobs: number;
  readonly skippedBlobs: number;
}

/** What to bring from a registry into a layout. */
export interface PullRequest {
  readonly repository: string;
  /** Tag or digest. */
  readonly reference: string;
  /** OCI layout folder that gets the image; made if need be. */
  readonly layout: string;
  /** Name in the layout's `index.json`; `repository:tag` or `repository@digest` unless said. */
  readonly name?: string;
}

/**
 * A registry of images. Every operation may be repeated after a failure: what is there is used.
 * All reject with a StepError; its `retryable` says whether the same call may succeed later.
 */
export interface Registry {
  /** Brings an image with all its blobs into a repository, its tags last. */
  push(request: PushRequest, signal?: AbortSignal): Promise<PushedImage>;
  /** Finds the index or manifest that a tag or digest means. */
  resolve(repository: string, reference: string, signal?: AbortSignal): Promise<Descriptor>;
  /** The tags of a repository, sorted; none for one that does not exist. */
  listTags(repository: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** Brings an image with all its blobs from a repository into a layout. */
  pull(request: PullRequest, signal?: AbortSignal): Promise<Descriptor>;
}
