import type { PostCondition } from '../model/stage.ts';
import { isWorse, type Outcome } from './outcome.ts';

/**
 * Whether a post block runs: `now` is the worst of the build so far and of what just ended (recorded
 * cases 112 and 123), `previous` the result of the build before, undefined in the first one.
 *
 * The first build counts as changed whatever its result and is no regression (306); `fixed` is only
 * said of a success after a failure or an unstable build (109).
 */
export function isDue(
  condition: PostCondition,
  now: Outcome,
  previous: Outcome | undefined,
): boolean {
  switch (condition) {
    case 'always':
    case 'cleanup':
      return true;
    case 'changed':
      return now !== previous;
    case 'fixed':
      return now === 'success' && (previous === 'failure' || previous === 'unstable');
    case 'regression':
      return previous !== undefined && isWorse(now, previous);
    case 'aborted':
      return now === 'aborted';
    case 'success':
      return now === 'success';
    case 'unsuccessful':
      return now !== 'success';
    case 'unstable':
      return now === 'unstable';
    case 'failure':
      return now === 'failure';
    case 'notBuilt':
      return now === 'not-built';
  }
}
