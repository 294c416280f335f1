import type { StepContract } from '../contracts/contract.ts';

/** A platform team's repository of a library, as its files say. */
export interface LibraryProject {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Name of the npm package that authors will import from. */
  readonly name: string;
  /** The version that was released last, or `0.0.0`. */
  readonly version: string;
  /** The library's own contracts by the name of their file, without ending; undefined for a file without one. */
  readonly files: ReadonlyMap<string, StepContract | undefined>;
  /** The library's own contracts, sorted by file. */
  readonly own: readonly StepContract[];
  /** Every step that the library offers: the base steps and its own, sorted by name. */
  readonly contracts: readonly StepContract[];
}
