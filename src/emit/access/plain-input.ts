import type { Reference, Value } from '../../model/value.ts';
import { isReference } from '../reference.ts';

/**
 * A step's input as grants need it: literals as they are, and for each value that is only known when
 * the pipeline runs a placeholder that names it, `${parameters.REGISTRY}`. Who grants access sees
 * that the name is open.
 */
export function toPlainInput(input: unknown): unknown {
  if (isReference(input)) return describeReference(input);
  if (Array.isArray(input)) return input.map(toPlainInput);
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key.startsWith('$$') ? key.slice(1) : key,
      toPlainInput(value),
    ]),
  );
}

function describeValue(value: Value): string {
  return typeof value === 'object' ? describeReference(value) : String(value);
}

function describeReference(reference: Reference): string {
  if ('$parameter' in reference) return `\${parameters.${reference.$parameter}}`;
  if ('$context' in reference) return `\${context.${reference.$context}}`;
  if ('$value' in reference) return `\${values.${reference.$value}}`;
  if ('$axis' in reference) return `\${axes.${reference.$axis}}`;
  if ('$answer' in reference) return `\${answers.${reference.$answer}}`;
  if ('$text' in reference) return reference.$text.map(describeValue).join('');
  if ('$transform' in reference)
    return `\${${reference.$transform.operation} of ${describeValue(reference.$transform.of)}}`;
  const { chosen, otherwise } = reference.$choose;
  return `\${${describeValue(chosen)} or ${describeValue(otherwise)}}`;
}
