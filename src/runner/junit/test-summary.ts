/** A test that did not pass. */
export interface FailedTest {
  readonly name: string;
  readonly suite: string;
  /** The first lines of what the test said. */
  readonly message: string;
}

/** What a set of JUnit files says. */
export interface TestSummary {
  readonly files: number;
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
  /** Sum of the tests' own times. */
  readonly durationMs: number;
  readonly failures: readonly FailedTest[];
}
