import { InternalError } from '../../diagnostics/errors.ts';
import { GroovyExpression } from './expression.ts';
import { isGroovyIdentifier } from './identifier.ts';
import {
  type GroovyRecord,
  type GroovyValue,
  printGroovyArguments,
  printGroovyLiteral,
} from './literal.ts';
import { printGroovyString } from './string-literal.ts';

/** The value of a build parameter, exactly as it was given: `params.VERSION`. */
export function parameterValue(name: string): GroovyExpression {
  return closed(
    isGroovyIdentifier(name) ? `params.${name}` : `params.get(${printGroovyString(name)})`,
  );
}

/**
 * A variable of the build's environment, or null: `env.BRANCH_NAME`. The sandbox refuses
 * `env['name']`, so names that Groovy reserves go through the method.
 */
export function environmentValue(name: string): GroovyExpression {
  return closed(
    isGroovyIdentifier(name) ? `env.${name}` : `env.getProperty(${printGroovyString(name)})`,
  );
}

/** A variable that the Jenkins plugins define in a block, for instance `POD_LABEL`. */
export function variable(name: string): GroovyExpression {
  return closed(requireName(name));
}

/** A constant of a Java class by its full name: `hudson.model.Result.SUCCESS`. */
export function classConstant(path: string): GroovyExpression {
  return closed(path.split('.').map(requireName).join('.'));
}

/** The first value that is neither null nor empty: `env.CHANGE_BRANCH ?: env.BRANCH_NAME ?: ''`. */
export function firstOf(...values: readonly GroovyValue[]): GroovyExpression {
  return open(values.map(operand).join(' ?: '));
}

/**
 * Parts joined to one text: `'v' + params.VERSION`. The first part must be a text, because Groovy
 * adds two booleans or numbers as such.
 */
export function joinText(parts: readonly GroovyValue[]): GroovyExpression {
  return parts.length === 1
    ? closed(operand(parts[0] as GroovyValue))
    : open(parts.map(operand).join(' + '));
}

/** `target.method('argument', …)`. */
export function callMethod(
  target: GroovyValue,
  method: string,
  ...values: readonly GroovyValue[]
): GroovyExpression {
  return closed(
    `${operand(target)}.${requireName(method)}(${values.map((value) => printGroovyLiteral(value)).join(', ')})`,
  );
}

/** `symbol(name: 'x', value: 'y')`: an object of a plugin, as an argument of a step. */
export function describe(symbol: string, named: GroovyRecord): GroovyExpression {
  // Alone in a very wide place it stays on one line; the arguments around it break instead.
  return closed(
    `${requireName(symbol)}(${printGroovyArguments(named, { column: Number.NEGATIVE_INFINITY })})`,
  );
}

/** `left operator right`, for the operators that conditions need. */
export function compare(
  left: GroovyValue,
  operator: '==' | '!=' | '==~',
  right: GroovyValue,
): GroovyExpression {
  return open(`${operand(left)} ${operator} ${operand(right)}`);
}

/** All or any of the conditions; an empty list is true for `&&` and false for `||`. */
export function combine(
  operator: '&&' | '||',
  conditions: readonly GroovyExpression[],
): GroovyExpression {
  const [only] = conditions;
  if (only === undefined) return closed(String(operator === '&&'));
  return conditions.length === 1 ? only : open(conditions.map(operand).join(` ${operator} `));
}

/** `!condition`. */
export function negate(condition: GroovyExpression): GroovyExpression {
  return closed(`!${operand(condition)}`);
}

/** `condition ? chosen : otherwise`. */
export function choose(
  condition: GroovyExpression,
  chosen: GroovyValue,
  otherwise: GroovyValue,
): GroovyExpression {
  return open(`${operand(condition)} ? ${operand(chosen)} : ${operand(otherwise)}`);
}

/**
 * A value in double quotes, the only way in which Declarative takes one in an `environment` block:
 * `"${params.VERSION}"` (recorded cases 031 and 201).
 */
export function quoteValue(value: GroovyExpression): GroovyExpression {
  if (/["\\]/.test(value.code)) throw new InternalError('Only a plain value can be quoted.');
  return closed(`"\${${value.code}}"`);
}

/**
 * A text with values in it in double quotes, where Declarative takes no sum: `"linux-${env.ARCH}"`
 * (recorded case 277).
 */
export function quoteText(parts: readonly (string | GroovyExpression)[]): GroovyExpression {
  const printed = parts.map((part) =>
    part instanceof GroovyExpression ? quoteValue(part).code.slice(1, -1) : printQuotedPart(part),
  );
  return closed(`"${printed.join('')}"`);
}

/** What stands in single quotes, for double ones: there a dollar sign begins a value. */
function printQuotedPart(text: string): string {
  const literal = printGroovyString(text);
  if (literal.startsWith('(')) throw new InternalError('The text is too long to be quoted.');
  return literal
    .slice(1, -1)
    .replace(/\\[\s\S]|["$]/g, (part) =>
      part === "\\'" ? "'" : /["$]/.test(part) ? `\\${part}` : part,
    );
}

/**
 * A text with line breaks in triple single quotes, one line a line; what printGroovyString makes of
 * each line can end neither kind of literal. Longer texts than one literal holds stay a sum.
 */
export function textBlock(text: string): GroovyExpression {
  const whole = printGroovyString(text);
  if (whole.startsWith('(')) return closed(whole);
  const lines = text.split('\n').map(printBlockLine);
  return closed(`'''${lines.join('\n')}'''`);
}

/** A quote within a line stands as it is; only beside another one, or at an end, could it end the text. */
function printBlockLine(line: string): string {
  return line
    .split(/((?<=[^'])'(?=[^']))/)
    .map((part) => (part === "'" && line.length > 1 ? part : printGroovyString(part).slice(1, -1)))
    .join('');
}

function operand(value: GroovyValue): string {
  if (value instanceof GroovyExpression && !value.isClosed) return `(${value.code})`;
  return printGroovyLiteral(value);
}

function requireName(name: string): string {
  if (isGroovyIdentifier(name)) return name;
  throw new InternalError(`${JSON.stringify(name)} is not a Groovy identifier.`);
}

function closed(code: string): GroovyExpression {
  return new GroovyExpression(code, true);
}

function open(code: string): GroovyExpression {
  return new GroovyExpression(code, false);
}
