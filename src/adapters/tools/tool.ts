/** A program that is there and new enough. */
export interface Tool {
  readonly name: string;
  /** Absolute path of the executable. */
  readonly path: string;
  /** `4.2.3` */
  readonly version: string;
}

/** What a step needs of a program. */
export interface ToolRequirement {
  readonly name: string;
  /** The oldest version that will do, as `major.minor.patch`. */
  readonly minimumVersion: string;
  /** Who needs it, for the message: `step helmDeploy of stage "Staging"`. */
  readonly neededBy: string;
}

/** A program that is not there, or not in a usable version. */
export interface MissingTool {
  readonly name: string;
  /** What was found, as the end of a sentence that begins with the tool's name. */
  readonly found: string;
}

/** The environment variables that decide where tools are looked for. */
export type ToolEnvironment = Readonly<Record<string, string | undefined>>;
