/** Where a step's words go while it runs: masked lines and progress, no more. */
export interface StepEvents {
  /** What the step itself says. */
  readonly log: (level: 'info' | 'warning', text: string) => void;
  /** A line of a command. */
  readonly output: (stream: 'stdout' | 'stderr', text: string) => void;
  readonly progress: (label: string, done: number, total: number, unit: string) => void;
}
