import type { Value } from '../../model/value.ts';
import { joinText, quoteValue } from '../groovy/build-expression.ts';
import { GroovyExpression } from '../groovy/expression.ts';
import { isGroovyIdentifier } from '../groovy/identifier.ts';
import { assignment, block, type Piece } from './document.ts';
import { flattenText, toKnownValue } from './known-value.ts';
import { isOfParameters } from './step-request.ts';
import type { Surroundings } from './surroundings.ts';

type Variables = Readonly<Record<string, Value>>;

/** Variables in two: those that Declarative can set, and those that each step gets. */
export interface SplitVariables {
  readonly jenkins: Variables;
  readonly runner: Variables;
}

/**
 * Splits variables: what is made of literals and parameters stands in the `environment` block. The
 * rest travels with each step, as does a name that Groovy reserves (recorded case 241).
 */
export function splitVariables(variables: Variables): SplitVariables {
  const entries = Object.entries(variables);
  const isForJenkins = ([name, value]: [string, Value]) =>
    isGroovyIdentifier(name) && isOfParameters(value);
  return {
    jenkins: Object.fromEntries(entries.filter(isForJenkins)),
    runner: Object.fromEntries(entries.filter((entry) => !isForJenkins(entry))),
  };
}

/** `environment { … }`; no piece without variables, because Declarative refuses an empty block. */
export function printEnvironment(variables: Variables, around: Surroundings): Piece[] {
  const entries = Object.entries(variables);
  if (entries.length === 0) return [];
  return [
    block(
      'environment',
      entries.map(([name, value]) => assignment(name, toVariable(value, around))),
    ),
  ];
}

/** Declarative takes literals, values in double quotes and sums of both (recorded cases 031 and 201). */
function toVariable(value: Value, around: Surroundings): GroovyExpression | string {
  if (typeof value !== 'object') return String(value);
  const parts = flattenText(value).map((part) => {
    const known = toKnownValue(part, around);
    return known instanceof GroovyExpression ? quoteValue(known) : String(known);
  });
  const [only] = parts;
  if (parts.length <= 1) return only ?? '';
  return joinText(parts);
}
