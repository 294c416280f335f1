/** A repository whose pipelines use the library. */
export interface Consumer {
  /** What people call it: a path, or `owner/name`. */
  readonly name: string;
  /** Absolute path of the repository, when it is on this machine. */
  readonly root?: string;
  /** Repository-relative paths of its pipeline files, sorted. */
  readonly pipelines: readonly string[];
  /** The text of a file of the repository; undefined when there is none. */
  read(path: string): Promise<string | undefined>;
}

/** A repository that could not be looked at. */
export interface UnreadConsumer {
  readonly name: string;
  /** What was found, as a sentence. */
  readonly problem: string;
}

/** What was found where somebody looked for consumers. */
export interface FoundConsumers {
  readonly consumers: readonly Consumer[];
  readonly unread: readonly UnreadConsumer[];
}

/** The name of a pipeline file; whoever looks for consumers looks for it. */
export const pipelineFileName = 'platform.pipeline.ts';
