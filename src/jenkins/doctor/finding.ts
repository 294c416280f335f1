/** Something about a controller that is unsafe, or that will break. */
export interface DoctorFinding {
  /** Stable; `fork-trust`. */
  readonly code: string;
  /** `error`: unsafe, or pipelines break. `warning`: will bite one day. */
  readonly severity: 'error' | 'warning';
  /** The job, library or setting that it is about. */
  readonly subject: string;
  readonly message: string;
  readonly mend: string;
}

/** Makes a finding; a table of rules reads better with it. */
export function createFinding(
  severity: DoctorFinding['severity'],
  code: string,
  subject: string,
  message: string,
  mend: string,
): DoctorFinding {
  return { severity, code, subject, message, mend };
}
