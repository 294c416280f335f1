import { closest } from 'fastest-levenshtein';
import { UserError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';

/**
 * The build's parameters: what was given, and the defaults. Throws `UserError` `run.parameter` for an
 * unknown name or a value that the parameter can't have.
 */
export function resolveParameters(
  pipeline: Pipeline,
  given: Readonly<Record<string, string | boolean>>,
): Record<string, string | boolean> {
  const known = Object.keys(pipeline.parameters);
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    throw new UserError(
      'run.parameter',
      `The pipeline has no parameter ${JSON.stringify(name)}.${known.length === 0 ? '' : ` Did you mean ${JSON.stringify(closest(name, known))}?`}`,
      {
        mend:
          known.length === 0
            ? 'It takes no parameters.'
            : `Its parameters are: ${known.join(', ')}.`,
      },
    );
  }
  return Object.fromEntries(
    Object.entries(pipeline.parameters).map(([name, parameter]) => {
      const value = given[name];
      if (parameter.type === 'choice') {
        const chosen = value === undefined ? (parameter.values[0] as string) : String(value);
        if (!parameter.values.includes(chosen))
          throw refused(
            name,
            chosen,
            parameter.values.map((item) => JSON.stringify(item)).join(', '),
          );
        return [name, chosen];
      }
      if (parameter.type === 'boolean') {
        if (value === undefined || typeof value === 'boolean')
          return [name, value ?? parameter.default];
        if (value !== 'true' && value !== 'false') throw refused(name, value, 'true, false');
        return [name, value === 'true'];
      }
      return [name, value === undefined ? parameter.default : String(value)];
    }),
  );
}

function refused(name: string, value: string, allowed: string): UserError {
  return new UserError(
    'run.parameter',
    `The parameter ${name} can't be ${JSON.stringify(value)}.`,
    { mend: `It can be: ${allowed}.` },
  );
}
