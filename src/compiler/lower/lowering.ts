import type { DiagnosticName, ParametersOf } from '../../diagnostics/catalog/index.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Position } from '../../diagnostics/position.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { OutsideStep } from '../../model/pipeline.ts';
import { describeSchemaErrors } from '../../schema/describe-error.ts';
import type { Validator } from '../../schema/validators.generated.js';

/** Turns a call site of the running code into a place of the source. */
export type ResolvePosition = (callSite: string) => Position | undefined;

/** What the parts of the lowering share: findings and positions collect here. */
export class Lowering {
  readonly diagnostics: Diagnostic[] = [];
  readonly positions: Record<string, Position> = {};
  readonly resolve: ResolvePosition;
  /** The declared outside steps, once they are lowered. */
  outsideSteps: Readonly<Record<string, OutsideStep>> = {};

  /** The declared questions of approvals, once they are lowered. */
  questions: Readonly<Record<string, Parameter>> = {};

  /** Blocks whose arguments were looked at, since every step in a block names it. */
  readonly checkedBlocks = new Set<string>();

  constructor(resolve: ResolvePosition) {
    this.resolve = resolve;
  }

  /** Remembers where a node was written. */
  place(key: string, at: string): void {
    const position = this.resolve(at);
    if (position !== undefined) this.positions[key] = position;
  }

  report<N extends DiagnosticName>(
    name: N,
    parameters: ParametersOf<N>,
    at: string,
    related: Diagnostic['related'] = [],
  ): void {
    this.diagnostics.push(createDiagnostic(name, parameters, this.resolve(at), related));
  }

  /** Whether the data fits; what does not is reported as invalid options of `where`. */
  check(
    validator: Validator,
    data: unknown,
    where: string,
    at: string,
    known: readonly string[] = [],
  ): boolean {
    if (validator(data)) return true;
    for (const { path, problem } of describeSchemaErrors(validator.errors ?? [], known)) {
      this.report(
        'invalid-option',
        { where, problem: path === '' ? problem : `\`${path}\` ${problem}` },
        at,
      );
    }
    return false;
  }
}
