import type { ContextName, Reference, TextOperation } from '../model/value.ts';
import { captureCallSite } from './call-site.ts';
import type { Condition } from './conditions.ts';
import { noteMistake } from './mistake.ts';

/**
 * A value that is only known when the pipeline runs: a parameter, the branch, the output of a step.
 * It goes where a step takes it, as data; to build a text from it use the `text` template.
 */
export interface Value<T extends string | number | boolean> {
  readonly kind: 'value';
  /** Only for the type checker: what the value will be. */
  readonly type?: T;
}

/** Text that is written down, or known when the pipeline runs. */
export type Text = string | Value<string> | Value<number> | Value<boolean>;

/** A declared value: one step saves into it, later steps use it. */
export interface SavedValue<T extends string | number | boolean> extends Value<T> {
  readonly name: string;
}

/** The running form of a value: it serialises to its reference and refuses to become text unnoticed. */
export class ValueReference {
  readonly kind = 'value';
  readonly reference: Reference;

  constructor(reference: Reference) {
    this.reference = reference;
  }

  toJSON(): Reference {
    return this.reference;
  }

  [Symbol.toPrimitive](): string {
    noteMistake('value-in-plain-text', captureCallSite(), {
      reference: JSON.stringify(this.reference),
    });
    return '';
  }
}

/** What the build knows about itself. Names that do not apply (no tag, no pull request) are empty text. */
export type Context = { readonly [K in ContextName]: Value<string> };

function fromContext(name: ContextName): Value<string> {
  return new ValueReference({ $context: name }) as Value<string>;
}

/** The build's own values: `context.branch`, `context.commit`, `context.buildNumber` … */
export const context: Context = {
  branch: fromContext('branch'),
  buildNumber: fromContext('buildNumber'),
  buildUrl: fromContext('buildUrl'),
  cluster: fromContext('cluster'),
  commit: fromContext('commit'),
  environment: fromContext('environment'),
  jobName: fromContext('jobName'),
  namespace: fromContext('namespace'),
  pullRequest: fromContext('pullRequest'),
  pullRequestTarget: fromContext('pullRequestTarget'),
  serviceUrl: fromContext('serviceUrl'),
  shortCommit: fromContext('shortCommit'),
  tag: fromContext('tag'),
};

/** Text with values in it: `` text`v${version}` ``. The values stay data. */
export function text(parts: TemplateStringsArray, ...values: Text[]): Value<string> {
  const pieces: unknown[] = [];
  parts.forEach((part, index) => {
    if (part !== '') pieces.push(part);
    const value = values[index];
    if (value !== undefined) pieces.push(toReference(value));
  });
  return new ValueReference({ $text: pieces } as Reference) as Value<string>;
}

/** One of two values, by a condition. */
export function choose(when: Condition, chosen: Text, otherwise: Text): Value<string> {
  const choice = { when, chosen: toReference(chosen), otherwise: toReference(otherwise) };
  return new ValueReference({ $choose: choice } as unknown as Reference) as Value<string>;
}

function transform(operation: TextOperation, of: Text, ...rest: string[]): Value<string> {
  return new ValueReference({
    $transform: { operation, of: toReference(of), with: rest },
  } as Reference) as Value<string>;
}

/** The text in lower case. */
export const lower = (of: Text): Value<string> => transform('lower', of);
/** The text in upper case. */
export const upper = (of: Text): Value<string> => transform('upper', of);
/** The text without white space at both ends. */
export const trim = (of: Text): Value<string> => transform('trim', of);
/** The text with every occurrence of `search` (plain text, no pattern) replaced. */
export const replace = (of: Text, search: string, replacement: string): Value<string> =>
  transform('replace', of, search, replacement);
/** The first `length` characters of the text. */
export const truncate = (of: Text, length: number): Value<string> =>
  transform('truncate', of, String(length));
/** The text made fit for names: lower case, digits and single hyphens. */
export const slug = (of: Text): Value<string> => transform('slug', of);

function toReference(value: Text): unknown {
  return value instanceof ValueReference ? value.reference : value;
}
