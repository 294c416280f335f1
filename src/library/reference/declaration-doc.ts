/** A member of an interface, for the reference. */
export interface MemberDoc {
  readonly name: string;
  /** As it is declared: the type of a property, the signature of a method. */
  readonly type: string;
  readonly isOptional: boolean;
  readonly isMethod: boolean;
  readonly description: string;
  readonly defaultValue: string | undefined;
  readonly examples: readonly string[];
}

/** Something that the DSL exports, for the reference. */
export interface DeclarationDoc {
  readonly name: string;
  /** `function` also for constants that are called; `value` for the other constants. */
  readonly kind: 'function' | 'value' | 'interface' | 'type';
  /** As it is declared, one for each overload; without the members of an interface. */
  readonly signatures: readonly string[];
  /** Names of the interfaces that it extends. */
  readonly parents: readonly string[];
  readonly description: string;
  readonly examples: readonly string[];
  readonly members: readonly MemberDoc[];
}
