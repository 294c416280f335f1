/** The module name under which the DSL runs in the sandbox; its own frames are not call sites. */
export const dslModuleName = 'jenkins-pipeline-sdk';

/**
 * Where the caller of the DSL stands, as `file:line:column` of the code that runs (the host turns it
 * into a place of the source). Empty when no frame of the pipeline's own files is on the stack.
 */
export function captureCallSite(): string {
  const stack = new Error().stack ?? '';
  for (const frame of stack.split('\n')) {
    const place = /\(?([^()\s]+:\d+:\d+)\)?\s*$/.exec(frame)?.[1];
    if (place !== undefined && !place.startsWith(`${dslModuleName}:`)) return place;
  }
  return '';
}
