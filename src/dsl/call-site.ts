/** The package's own modules in the sandbox: the DSL and the golden paths. Their frames are not call sites. */
const ownModule = /^jenkins-pipeline-sdk[/:]/;

/**
 * Where the pipeline's file called the DSL, directly or through a golden path, as `file:line:column` of the code that runs (the host turns it
 * into a place of the source). Empty when no frame of the pipeline's own files is on the stack.
 */
export function captureCallSite(): string {
  const stack = new Error().stack ?? '';
  for (const frame of stack.split('\n')) {
    const place = /\(?([^()\s]+:\d+:\d+)\)?\s*$/.exec(frame)?.[1];
    if (place !== undefined && !ownModule.test(place)) return place;
  }
  return '';
}
