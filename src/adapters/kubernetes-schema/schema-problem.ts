/** What kind of mistake was found; stable, so that a report can count and a test can name it. */
export type SchemaProblemCode =
  | 'notAnObject'
  | 'missingName'
  | 'unknownKind'
  | 'removedApi'
  | 'deprecatedApi'
  | 'notChecked'
  | 'unknownField'
  | 'missingField'
  | 'wrongType'
  | 'notAllowed'
  | 'badFormat'
  | 'duplicateEntry'
  | 'invalid';

/** One finding in one manifest. */
export interface SchemaProblem {
  readonly code: SchemaProblemCode;
  /** A cluster refuses the manifest (`error`), or takes it and something else is amiss (`warning`). */
  readonly severity: 'error' | 'warning';
  /** Where in the manifest, as keys and list positions; empty for the manifest as a whole. */
  readonly path: readonly (string | number)[];
  /**
   * A sentence without its full stop. It never quotes the value that was found, since that may be
   * a secret; names of fields and the values that are allowed are quoted.
   */
  readonly message: string;
  /** How to mend it, as a sentence. */
  readonly mend?: string;
}

/** Prints a path as `spec.template.spec.containers[0].image`; odd keys as `["a.b"]`. */
export function printManifestPath(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\w-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}
