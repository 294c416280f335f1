/** A value that JSON can say; it is written into authors' files as a literal. */
type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** The ways in which a contract can change so that `platform upgrade` can follow in authors' files. */
export type ContractChangeKind =
  /** The step had another name. */
  | { readonly kind: 'rename-step'; readonly from: string }
  /**
   * The step takes the place of another one, which is gone. `positional` are the parameters that the
   * old one took by position, `parameters` old name → new name, `drop` what is left out, `add` what is given
   * beside.
   */
  | {
      readonly kind: 'replace-step';
      readonly from: string;
      readonly positional?: readonly string[];
      readonly parameters?: Readonly<Record<string, string>>;
      readonly drop?: readonly string[];
      readonly add?: Readonly<Record<string, Plain>>;
    }
  /**
   * What some parameters did is now the step `with`, which is called behind this one: it gets the
   * parameters of `moves`, which leave this step, and those of `shares`, which both have.
   */
  | {
      readonly kind: 'split-step';
      readonly with: string;
      readonly moves: readonly string[];
      readonly shares: readonly string[];
    }
  | { readonly kind: 'rename-parameter'; readonly from: string; readonly to: string }
  /** A parameter without a successor; `position` counts from 0, for one that was given by position. */
  | { readonly kind: 'remove-parameter'; readonly parameter: string; readonly position?: number }
  /** A parameter that must be given now; `value` is what leaves the step as it was. */
  | { readonly kind: 'add-parameter'; readonly parameter: string; readonly value: Plain }
  /** The parameter is a member of another one now: `to` is `group.name`. */
  | { readonly kind: 'move-parameter'; readonly from: string; readonly to: string }
  /** Where one value stood, a list of them stands. */
  | { readonly kind: 'wrap-in-list'; readonly parameter: string }
  /** Other words for the same values: old → new. */
  | {
      readonly kind: 'rename-value';
      readonly parameter: string;
      readonly values: Readonly<Record<string, string>>;
    }
  /**
   * The number counts something else, so the parameter has another name, or is a text with its unit.
   * `factor` times the old number is the new one; `suffix` makes it a text such as `30s`.
   */
  | {
      readonly kind: 'change-unit';
      readonly from: string;
      readonly to: string;
      readonly factor?: number;
      readonly suffix?: string;
    }
  /** The flag says the opposite under another name. */
  | { readonly kind: 'invert-flag'; readonly from: string; readonly to: string }
  /** One text becomes two parameters, cut at the first `separator`. */
  | {
      readonly kind: 'split-parameter';
      readonly from: string;
      readonly separator: string;
      readonly to: readonly [string, string];
    }
  /** A parameter that was given by position, counted from 0, is an option now. */
  | { readonly kind: 'position-to-option'; readonly parameter: string; readonly position: number }
  /** An option is given by position now, behind those that were. */
  | { readonly kind: 'option-to-position'; readonly parameter: string }
  | { readonly kind: 'rename-output'; readonly from: string; readonly to: string };

/**
 * One change of a contract that breaks authors' files, with all that is needed to rewrite them.
 *
 * A change is recognised by what it left behind (an old name, an old form), never by a version
 * alone: applied to a file that has followed already, it does nothing.
 */
export type ContractChange = ContractChangeKind & {
  /** The version of the library that brought it. */
  readonly since: string;
};
