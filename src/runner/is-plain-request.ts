import type { StepRequest } from './step-request.ts';

/** Whether a value is what the schema of the request says of a member; only for what is plain data. */
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts: Check = (value) => isObject(value) && Object.values(value as object).every(isText);

const required = ['id', 'step', 'pipeline', 'stage', 'input'] as const;

const plainMembers: Readonly<Record<string, Check>> = {
  id: isText,
  step: isText,
  library: isText,
  pipeline: isText,
  stage: isText,
  input: isObject,
  directory: isText,
  env: isTexts,
  timeoutMs: isNumber,
  onFailure: (value) => value === 'unstable' || value === 'ignore',
  save: isTexts,
  axes: isTexts,
};

/**
 * Whether a request is valid and has only members that are quick to check, as most have. `false`
 * says nothing: the whole validator decides then. It is kept out of the start of a step, since its
 * 50 kB take 1.6 ms (measured on the reference machine).
 */
export function isPlainRequest(value: unknown): value is StepRequest {
  if (!isObject(value)) return false;
  const members = value as Record<string, unknown>;
  return (
    required.every((name) => Object.hasOwn(members, name)) &&
    Object.entries(members).every(
      ([name, member]) =>
        Object.hasOwn(plainMembers, name) && plainMembers[name]?.(member) === true,
    )
  );
}
