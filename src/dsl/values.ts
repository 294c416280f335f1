import { captureCallSite } from './call-site.ts';
import { noteMistake } from './mistake.ts';

declare const valueType: unique symbol;

/**
 * A value that is only known when the pipeline runs: a parameter, the branch, the output of a step.
 *
 * It goes where a step takes it, as data. To build a text from it use the `text` template, for a
 * command the `command` template, to decide by it `when`, `choose` and `equals`; an `if` or a plain
 * template literal runs when the pipeline is compiled, too early for the value.
 */
export interface Value<out T extends string | number | boolean> {
  /** Only for the type checker: what the value will be. */
  readonly [valueType]: T;
  /**
   * Not there. It makes the type checker refuse `if (value)` and `value ? a : b`, which would
   * always be true.
   */
  then(neverCalled: (value: never) => void): never;
}

/** Text that is written down, or known when the pipeline runs. */
export type Text = string | Value<string> | Value<number> | Value<boolean>;

/** What can stand in a `text` or `command` template. */
export type TemplateValue = Text | number | boolean;

/** A declared value: one step saves into it, later steps use it. */
export interface SavedValue<out T extends string | number | boolean> extends Value<T> {
  readonly name: string;
}

/** A reference as the model has it: one key that begins with `$`. */
export type RawReference = Readonly<Record<`$${string}`, unknown>>;

/** The running form of a value: it serialises to its reference and refuses to become text unnoticed. */
export class ValueReference {
  readonly reference: RawReference;

  constructor(reference: RawReference) {
    this.reference = reference;
  }

  toJSON(): RawReference {
    return this.reference;
  }

  [Symbol.toPrimitive](): string {
    noteMistake('value-in-plain-text', captureCallSite(), {
      reference: JSON.stringify(this.reference),
    });
    return '';
  }
}

/** A value of the given reference, typed. */
export function createValue<T extends string | number | boolean>(
  reference: RawReference,
): Value<T> {
  return new ValueReference(reference) as unknown as Value<T>;
}

/**
 * Text with values in it. The values stay data until the pipeline runs.
 *
 * @example
 * s.printMessage(text`Building ${context.branch} for ${parameters.version}`)
 */
export function text(parts: TemplateStringsArray, ...values: TemplateValue[]): Value<string> {
  const pieces: unknown[] = [];
  parts.forEach((part, index) => {
    if (part !== '') pieces.push(part);
    if (index < values.length) pieces.push(toReference(values[index]));
  });
  return createValue({ $text: pieces });
}

/** The reference behind a value; anything else as it is. */
export function toReference(value: unknown): unknown {
  return value instanceof ValueReference ? value.reference : value;
}
