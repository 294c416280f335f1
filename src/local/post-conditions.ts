import { type PostCondition, postConditions } from '../model/stage.ts';
import type { RunResult } from './run-record.ts';

/**
 * Which post blocks run, in Jenkins's order (recorded cases 108, 109 and 306): a first build counts
 * as changed whatever its result, and is no regression.
 */
export function dueConditions(result: RunResult, previous: RunResult | undefined): PostCondition[] {
  const rank: Partial<Record<RunResult, number>> = {
    succeeded: 0,
    unstable: 1,
    failed: 2,
    aborted: 3,
  };
  const now = rank[result] ?? 0;
  const before = previous === undefined ? undefined : (rank[previous] ?? 0);
  const due: Record<PostCondition, boolean> = {
    always: true,
    changed: before !== now,
    fixed: now === 0 && before !== undefined && (before === 1 || before === 2),
    regression: before !== undefined && now > before,
    aborted: result === 'aborted',
    success: result === 'succeeded',
    unsuccessful: result !== 'succeeded',
    unstable: result === 'unstable',
    failure: result === 'failed',
    // Only a newer build beside this one can overtake it.
    notBuilt: false,
    cleanup: true,
  };
  return postConditions.filter((condition) => due[condition]);
}
