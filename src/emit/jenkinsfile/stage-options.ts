import type { Agent } from '../../model/agent.ts';
import type { Lock } from '../../model/lock.ts';
import { describe } from '../groovy/build-expression.ts';
import type { GroovyRecord } from '../groovy/literal.ts';
import { block, call, type Piece } from './document.ts';
import { toTimeout } from './timeout.ts';

/** What a stage says about its options; what it does not say is not printed. */
export interface StageOptions {
  readonly lock: Lock | undefined;
  readonly timeoutMs: number | undefined;
  readonly agent?: Agent;
  readonly agentAttempts?: number | undefined;
  readonly checkout?: boolean | undefined;
}

/**
 * `options { … }` of a stage, from the outside to the inside: the lock is held over all attempts, and
 * the time limit covers the wait for a machine (recorded case 278).
 */
export function printStageOptions({
  lock,
  timeoutMs,
  agent,
  agentAttempts,
  checkout,
}: StageOptions): Piece[] {
  const options = [
    ...(lock === undefined ? [] : [call('lock', toLock(lock))]),
    ...(timeoutMs === undefined ? [] : [call('timeout', toTimeout(timeoutMs))]),
    ...(agentAttempts === undefined || agent === undefined
      ? []
      : [call('retry', { count: agentAttempts, conditions: listLosses(agent) })]),
    ...(checkout === false ? [call('skipDefaultCheckout')] : []),
  ];
  return options.length === 0 ? [] : [block('options', options)];
}

function toLock(lock: Lock): string | GroovyRecord {
  if (typeof lock === 'string') return lock;
  const { newestFirst, ...what } = lock;
  return { ...what, ...(newestFirst === true ? { inversePrecedence: true } : {}) };
}

/**
 * The failures after which another machine may do better: it was lost, or the controller started anew
 * while a step ran that can't go on. A pod that was ended for its own fault (out of memory) is none.
 */
function listLosses(agent: Agent) {
  const lost = agent.kind === 'pod' ? 'kubernetesAgent' : 'agent';
  return [describe(lost, {}), describe('nonresumable', {})];
}
