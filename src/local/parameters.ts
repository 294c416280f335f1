import { closest } from 'fastest-levenshtein';
import { UserError } from '../diagnostics/errors.ts';
import type { Parameter } from '../model/parameter.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { visitStages } from '../model/visit.ts';
import { approvalOf } from './approval.ts';

type Given = Readonly<Record<string, string | boolean>>;

/**
 * The build's parameters: what was given, and the defaults. Throws `UserError` `run.parameter` for an
 * unknown name or a value that the parameter can't have.
 */
export function resolveParameters(
  { parameters }: Pick<Pipeline, 'parameters'>,
  given: Given,
): Record<string, string | boolean> {
  return resolve(parameters, given, 'parameter');
}

/**
 * The answers to the questions of all approvals: what was given, and what the questions propose.
 * Throws `UserError` `run.question` for an unknown name or a value that the question does not offer.
 */
export function resolveAnswers(pipeline: Pipeline, given: Given): Record<string, string | boolean> {
  const questions: Record<string, Parameter> = {};
  for (const { stage } of visitStages(pipeline.stages))
    Object.assign(questions, approvalOf(pipeline, stage)?.questions);
  return resolve(questions, given, 'question');
}

function resolve(
  definitions: Readonly<Record<string, Parameter>>,
  given: Given,
  noun: 'parameter' | 'question',
): Record<string, string | boolean> {
  const known = Object.keys(definitions);
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    throw new UserError(
      `run.${noun}`,
      `The pipeline has no ${noun} ${JSON.stringify(name)}.${known.length === 0 ? '' : ` Did you mean ${JSON.stringify(closest(name, known))}?`}`,
      {
        mend:
          known.length === 0
            ? `It ${noun === 'parameter' ? 'takes' : 'asks'} no ${noun}s.`
            : `Its ${noun}s are: ${known.join(', ')}.`,
      },
    );
  }
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const value = given[name];
      const refuse = (allowed: readonly string[]) =>
        new UserError(`run.${noun}`, `The ${noun} ${name} can't be ${JSON.stringify(value)}.`, {
          mend: `It can be: ${allowed.join(', ')}.`,
        });
      if (definition.type === 'choice') {
        const chosen = value === undefined ? (definition.values[0] as string) : String(value);
        if (!definition.values.includes(chosen))
          throw refuse(definition.values.map((item) => JSON.stringify(item)));
        return [name, chosen];
      }
      if (definition.type === 'boolean') {
        if (value === undefined || typeof value === 'boolean')
          return [name, value ?? definition.default];
        if (value !== 'true' && value !== 'false') throw refuse(['true', 'false']);
        return [name, value === 'true'];
      }
      return [name, value === undefined ? definition.default : String(value)];
    }),
  );
}
