/** What the emitters are told beside the model. */
export interface EmitOptions {
  /** Version of this package. */
  readonly version: string;
  /** The shared library that the Jenkinsfile loads. */
  readonly library: {
    /** The commit (40 hexadecimal digits) or tag to load. */
    readonly revision: string;
    /** Version of the library at that revision, for people. */
    readonly version: string;
  };
  /** SHA-256 of each file of the repository that the pipeline was evaluated from, by path. */
  readonly sourceHashes: Readonly<Record<string, string>>;
}

/** A generated file. */
export interface EmittedFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly content: string;
}
