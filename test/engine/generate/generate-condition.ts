import type { Condition } from '../../../src/model/value.ts';
import type { Random } from './random.ts';

/** A condition that Jenkins can evaluate by itself: on the branch, tag, pull request, files, parameters. */
export function generateCondition(random: Random, depth = 1): Condition {
  if (depth < 3 && random.oneIn(3)) {
    const conditions = Array.from({ length: 1 + random.below(3) }, () =>
      generateCondition(random, depth + 1),
    );
    return { kind: random.pick(['all', 'any']), conditions };
  }
  if (depth < 3 && random.oneIn(4))
    return { kind: 'not', condition: generateCondition(random, depth + 1) };
  return random.pick<() => Condition>([
    () => ({
      kind: 'branch',
      pattern: random.pick(['main', 'feature/*', 'release/**', 'MAIN', '*']),
    }),
    () => ({ kind: 'tag', pattern: random.pick(['v*', '*', 'v1.0']) }),
    () => ({ kind: 'pull-request' }),
    () => ({ kind: 'pull-request', target: random.pick(['main', 'release/1.0']) }),
    () => ({ kind: 'pull-request', fork: random.oneIn(2) }),
    () => ({ kind: 'started-by', cause: random.pick(['person', 'push', 'poll', 'timer']) }),
    () => ({ kind: 'commit-message', contains: random.pick(['fix', '[deploy]']) }),
    () => ({ kind: 'changed', paths: [random.pick(['src/**', '**/*.md', 'docs/a.md'])] }),
    () => ({
      kind: 'environment-variable',
      name: random.pick(['REGION', 'LEVEL', 'FIXED']),
      value: random.pick(['eu', 'high', 'f', '']),
    }),
    () => ({ kind: 'equals', actual: { $parameter: 'FULL' }, expected: random.oneIn(2) }),
    () => ({
      kind: 'equals',
      actual: { $parameter: 'LEVEL' },
      expected: random.pick(['low', 'high']),
    }),
  ])();
}
