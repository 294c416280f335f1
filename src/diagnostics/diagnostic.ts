import { catalog, type DiagnosticName, type ParametersOf } from './catalog/index.ts';
import type { Severity } from './entry.ts';
import type { Position } from './position.ts';

/** A finding at a place of the pipeline file. */
export interface Diagnostic {
  readonly name: DiagnosticName;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend: string;
  readonly position: Position | undefined;
  /** Other places that explain the finding, for instance the first of two declarations. */
  readonly related: readonly { readonly message: string; readonly position: Position }[];
}

/** Makes a finding of the catalog; the parameters are those of its message. */
export function createDiagnostic<N extends DiagnosticName>(
  name: N,
  parameters: ParametersOf<N>,
  position: Position | undefined,
  related: Diagnostic['related'] = [],
): Diagnostic {
  const found = catalog[name];
  return {
    name,
    code: found.code,
    severity: found.severity,
    message: found.message(parameters as never),
    mend: found.mend,
    position,
    related,
  };
}

/** Findings in the order of the file, errors of one place before its warnings; equal ones once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const rank = { error: 0, warning: 1, note: 2 };
  const key = (found: Diagnostic) =>
    `${found.position?.file}:${found.position?.line}:${found.position?.column}:${found.code}:${found.message}`;
  const unique = new Map(diagnostics.map((found) => [key(found), found]));
  return [...unique.values()].sort(
    (a, b) =>
      compareText(a.position?.file ?? '', b.position?.file ?? '') ||
      (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
      (a.position?.column ?? 0) - (b.position?.column ?? 0) ||
      rank[a.severity] - rank[b.severity] ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
