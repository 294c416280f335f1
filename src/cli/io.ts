/** What a command may touch of the process that runs it; tests hand in their own. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether a person watches standard output. */
  readonly terminal: boolean;
  readonly color: boolean;
  readonly columns: number;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C or SIGTERM; `exitCode` of the reason says which. */
  readonly signal: AbortSignal;
  /** Asks a question in the terminal; undefined when nobody can be asked. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}
