import { ts } from 'ts-morph';
import { type CallArguments, nameOf, unwrap } from '../codemods/source/step-call.ts';
import type { Reached } from './reach-call.ts';

/** Whether a call saves an output: `save: { digest: … }`. */
export function readOutput(given: CallArguments, output: string): Reached | undefined {
  const save = given.given.get('save');
  if (save === undefined) {
    const node = given.options;
    return given.isOpen && node !== undefined ? { certainty: 'possible', node } : undefined;
  }
  const value = unwrap(save.value);
  if (!ts.isObjectLiteralExpression(value)) return { certainty: 'possible', node: value };
  const member = value.properties.find(
    (property) => property.name !== undefined && nameOf(property.name) === output,
  );
  if (member !== undefined) return { certainty: 'sure', node: member };
  const isOpen = value.properties.some((property) => ts.isSpreadAssignment(property));
  return isOpen ? { certainty: 'possible', node: value } : undefined;
}
