/** Something that is wrong with a contract, or between two. */
export interface ContractProblem {
  /** Stable: `contract.reserved-name`. */
  readonly code: string;
  /** Relative to the repository. */
  readonly file: string;
  /** What was found and what was expected, as a full sentence. */
  readonly message: string;
  /** What to do about it, as a full sentence. */
  readonly mend: string;
}
