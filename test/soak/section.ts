/** What a section is told. */
export interface SectionOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  /** The same seed makes the same cases. */
  readonly seed: number;
  /** Says in one line how far the section is. */
  readonly progress: (line: string) => void;
}

/** What a section found. */
export interface SectionResult {
  readonly passed: boolean;
  /** Figures in the order in which they are reported: `['mutants', '600']`. */
  readonly figures: readonly (readonly [label: string, value: string])[];
  /** What was found in detail, as Markdown without headings; without paths of this machine. */
  readonly details?: string;
}

/** One part of the soak. */
export interface Section {
  readonly name: string;
  /** What it does, in one or two sentences. */
  readonly description: string;
  readonly run: (options: SectionOptions) => Promise<SectionResult>;
}
