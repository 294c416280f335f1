import { noteDeclaration } from './declare.ts';
import { createValue, type SavedValue } from './values.ts';

function declareValue<T extends string | number | boolean>(
  name: string,
  type: 'text' | 'number' | 'boolean',
): SavedValue<T> {
  noteDeclaration('value', name, { type });
  return Object.assign(createValue<T>({ $value: name }), { name });
}

/**
 * Declares a text that one step saves and later steps use, also in other stages.
 *
 * @example
 * const version = value('version');
 * s.run('git describe', { save: { stdout: version } })
 */
export const value = (name: string): SavedValue<string> => declareValue(name, 'text');

/**
 * Declares a number that one step saves and later steps use.
 *
 * @example
 * const code = numberValue('exit-code');
 * s.run('diff a b', { allowedExitCodes: [0, 1], save: { exitCode: code } })
 */
export const numberValue = (name: string): SavedValue<number> => declareValue(name, 'number');

/** Declares a yes or no that one step saves and later steps use. */
export const booleanValue = (name: string): SavedValue<boolean> => declareValue(name, 'boolean');
