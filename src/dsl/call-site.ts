/** The package's own modules in the sandbox: the DSL and the golden paths. Their frames are not call sites. */
const ownModule = /^jenkins-pipeline-sdk[/:]/;

/** Longer names tell nothing that their beginning does not. */
const longestNameLength = 200;

/**
 * Where the pipeline's file called the DSL, directly or through a golden path, as `file:line:column`
 * of the code that runs (the host turns it into a place of the source). Empty when no frame of the
 * pipeline's own files is on the stack.
 *
 * The engine names the last call among the arguments where there is one. So that the host finds the
 * call that is meant, the name of the function and, as JSON, its first argument stand behind the place.
 */
export function captureCallSite(callee?: string, first?: unknown): string {
  const stack = new Error().stack ?? '';
  for (const frame of stack.split('\n')) {
    const place = /\(?([^()\s]+:\d+:\d+)\)?\s*$/.exec(frame)?.[1];
    if (place === undefined || ownModule.test(place)) continue;
    if (callee === undefined) return place;
    const isShort = typeof first === 'string' && first.length <= longestNameLength;
    return isShort ? `${place} ${callee} ${JSON.stringify(first)}` : `${place} ${callee}`;
  }
  return '';
}
