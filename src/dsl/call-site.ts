/** How frames of the package's own modules begin: the DSL and the golden paths. They are not call sites. */
const ownModules = ['jenkins-pipeline-sdk:', 'jenkins-pipeline-sdk/'];

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
    const place = findPlace(frame);
    if (place === undefined || ownModules.some((name) => place.startsWith(name))) continue;
    if (callee === undefined) return place;
    const isShort = typeof first === 'string' && first.length <= longestNameLength;
    return isShort ? `${place} ${callee} ${JSON.stringify(first)}` : `${place} ${callee}`;
  }
  return '';
}

/**
 * The last word of a frame, as in `    at build (pipeline.ts:3:5)`; names of modules have no spaces.
 * Without an expression: the sandbox's engine takes longer for those than for all the rest.
 */
function findPlace(frame: string): string | undefined {
  const end = frame.endsWith(')') ? frame.length - 1 : frame.length;
  const start = Math.max(frame.lastIndexOf('('), frame.lastIndexOf(' ')) + 1;
  const place = frame.slice(start, end);
  return place.includes(':') ? place : undefined;
}
