import type { Value } from './values.ts';

/** Something a person chooses when they start a build. Secrets are never parameters. */
export type Parameter = TextParameter | BooleanParameter | ChoiceParameter;

/** A line of text, or several. */
export interface TextParameter {
  readonly type: 'text';
  /** The text unless somebody says. */
  readonly default: string;
  /** Whether the field takes several lines. @default false */
  readonly multiline?: boolean;
  /** What people see beside the field. */
  readonly description?: string;
}

/** Yes or no. */
export interface BooleanParameter {
  readonly type: 'boolean';
  /** The answer unless somebody says. */
  readonly default: boolean;
  /** What people see beside the field. */
  readonly description?: string;
}

/** One of several texts; the first is the default. */
export interface ChoiceParameter {
  readonly type: 'choice';
  /** What can be chosen; the first one unless somebody says. */
  readonly values: readonly [string, ...string[]];
  /** What people see beside the field. */
  readonly description?: string;
}

/** Parameter name → what a person chooses. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** The value that steps get for a parameter. */
export type ParameterValue<P> = P extends BooleanParameter
  ? Value<boolean>
  : P extends ChoiceParameter
    ? Value<P['values'][number]>
    : Value<string>;
