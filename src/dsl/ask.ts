import { noteDeclaration } from './declare.ts';
import type { Parameter, ParameterValue } from './parameters.ts';
import { createValue } from './values.ts';

/** A question that an approval asks; in its stage it stands for the answer. */
export interface Question {
  /** The variable that Jenkins keeps the answer in. */
  readonly question: string;
}

/**
 * Declares a question for the person who approves a stage. Name it in the approval's `questions`;
 * the steps of that stage use it as a value.
 *
 * @example
 * const reason = ask('REASON', { type: 'text', default: '', description: 'Why now?' });
 * deploy('Production', { to: 'production', approval: { by: ['leads'], questions: [reason] } }, (s) => [
 *   s.printMessage(text`Released: ${reason}`),
 * ])
 */
export function ask<const P extends Parameter>(
  name: string,
  parameter: P,
): ParameterValue<P> & Question {
  noteDeclaration('answer', name, parameter);
  return Object.assign(createValue({ $answer: name }), {
    question: name,
  }) as unknown as ParameterValue<P> & Question;
}
