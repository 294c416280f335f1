import { Handle, noteDeclaration } from './declare.ts';
import type { Json } from './json.ts';
import type { Text, Value } from './values.ts';

declare const argumentTypes: unique symbol;

/** A step of another library or plugin; `A` are the arguments it takes. */
export interface OutsideStep<out A> {
  readonly kind: 'outside';
  readonly name: string;
  /** Only for the type checker. */
  readonly [argumentTypes]: A;
  /** Not there: a step that takes a block is called by `s.inside`. */
  readonly block?: never;
}

/** A step of another library or plugin that takes a block; `A` are the arguments it takes. */
export interface OutsideBlock<out A> {
  readonly kind: 'outside';
  readonly name: string;
  /** Only for the type checker. */
  readonly [argumentTypes]: A;
  readonly block: true;
}

/** What an argument of an outside step can be. */
type OutsideType = keyof OutsideTypes;
interface OutsideTypes {
  readonly text: Text;
  readonly number: number | Value<number>;
  readonly boolean: boolean | Value<boolean>;
  readonly list: readonly Text[];
  readonly data: Json;
}

/** The type of a parameter; with a question mark it may be left out. */
export type OutsideParameter = OutsideType | `${OutsideType}?`;

/** Parameter name → the argument that a call gives. */
export type OutsideArguments<P> = {
  readonly [K in keyof P as P[K] extends OutsideType ? K : never]: OutsideTypes[P[K] & OutsideType];
} & {
  readonly [K in keyof P as P[K] extends `${OutsideType}?`
    ? K
    : never]?: P[K] extends `${infer T extends OutsideType}?` ? OutsideTypes[T] : never;
};

/** The plugin or shared library that brings a step, in one version. */
export type OutsideOrigin =
  | { readonly plugin: string; readonly version: string }
  | { readonly library: string; readonly version: string };

/** What the pipeline has to know about a step that this package does not bring. */
export interface OutsideOptions<P> {
  /** What the step does, for everybody who reads a log or a report. */
  readonly description: string;
  /**
   * Its parameters by name.
   *
   * @default {}
   * @example { channel: 'text', message: 'text', color: 'text?' }
   */
  readonly parameters?: P;
  /**
   * What brings the step, in the version that this declaration was written for. A library is loaded
   * beside the platform's at that version; of a plugin the version is only written down.
   *
   * @example { plugin: 'slack', version: '761.v2a_8770f0d169' }
   */
  readonly from?: OutsideOrigin;
  /**
   * What a laptop run does with a call: print it, or fail because nothing can stand in for it.
   *
   * @default 'print'
   */
  readonly laptop?: 'print' | 'fail';
}

/**
 * Declares a step of another library or plugin, once, so that every call of it is checked.
 *
 * @example
 * const slackSend = outside('slackSend', {
 *   description: 'Tells the team.',
 *   parameters: { channel: 'text', message: 'text', color: 'text?' },
 * });
 * s.outsideStep(slackSend, { channel: '#payments', message: text`Deployed ${version}.` })
 */
export function outside<const P extends Readonly<Record<string, OutsideParameter>> = {}>(
  step: string,
  options: OutsideOptions<P>,
): OutsideStep<OutsideArguments<P>> {
  noteDeclaration('outside', step, options);
  return new Handle('outside', step) as unknown as OutsideStep<OutsideArguments<P>>;
}

/**
 * Declares a step of another library or plugin that runs other steps in a block.
 *
 * @example
 * const sonar = outsideBlock('withSonarQubeEnv', {
 *   description: 'Brings address and token of SonarQube.',
 *   parameters: { installationName: 'text' },
 *   from: { plugin: 'sonar', version: '2.17.3' },
 * });
 * s.inside(sonar, { installationName: 'sonar' }, [s.run('npx sonar-scanner')])
 */
export function outsideBlock<const P extends Readonly<Record<string, OutsideParameter>> = {}>(
  step: string,
  options: OutsideOptions<P>,
): OutsideBlock<OutsideArguments<P>> {
  noteDeclaration('outside', step, { ...options, block: true });
  return new Handle('outside', step) as unknown as OutsideBlock<OutsideArguments<P>>;
}
