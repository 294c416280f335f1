import picocolors from 'picocolors';

/** How a plan marks text in a terminal. */
export interface Colours {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Colours of the terminal, or none. */
export function createColours(enabled: boolean): Colours {
  return picocolors.createColors(enabled);
}
