import type { RunEvent } from '../../local/run-event.ts';

/** Shows a run while it happens. */
export interface Progress {
  readonly onEvent: (event: RunEvent) => void;
  /** Makes room for a question. */
  readonly pause: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves when everything is shown. */
  readonly close: () => Promise<void>;
}
