import type { Condition } from '../../model/value.ts';
import { aroundStage, type Place, type StageNode } from '../nodes.ts';
import { hasWildcard } from './imply.ts';

/** Whether something holds in builds of pull requests: in all, in none, or it depends. */
type Answer = 'yes' | 'no' | 'maybe';

/** Whether a build of a pull request can reach a place. */
export function isReachedByPullRequests(place: Place): boolean {
  return !excludesPullRequests(place.when) && isStageReachedByPullRequests(place.stage);
}

/** Whether a build of a pull request can run a stage. */
export function isStageReachedByPullRequests(node: StageNode | undefined): boolean {
  for (const { stage } of aroundStage(node)) if (excludesPullRequests(stage.when)) return false;
  return true;
}

function excludesPullRequests(condition: Condition | undefined): boolean {
  return condition !== undefined && answer(condition) === 'no';
}

function answer(condition: Condition): Answer {
  switch (condition.kind) {
    case 'branch':
      return canMatchPullRequest(condition.pattern) ? 'maybe' : 'no';
    case 'tag':
      return 'no';
    case 'pull-request': {
      const { kind: _kind, ...details } = condition;
      return Object.keys(details).length === 0 ? 'yes' : 'maybe';
    }
    case 'changed':
    case 'commit-message':
    case 'started-by':
      return 'maybe';
    case 'environment-variable':
      return condition.name === 'BRANCH_NAME' && !isPullRequestName(condition.value)
        ? 'no'
        : 'maybe';
    case 'equals':
      return answerEquals(condition);
    case 'all':
      return combine(condition.conditions.map(answer), 'no', 'yes');
    case 'any':
      return combine(condition.conditions.map(answer), 'yes', 'no');
    case 'not':
      return ({ yes: 'no', no: 'yes', maybe: 'maybe' } as const)[answer(condition.condition)];
  }
}

/** One `decisive` answer decides; with none, all must be `neutral`. */
function combine(answers: readonly Answer[], decisive: Answer, neutral: Answer): Answer {
  if (answers.includes(decisive)) return decisive;
  return answers.every((one) => one === neutral) ? neutral : 'maybe';
}

/** `context.branch` is the branch that a pull request comes from, which may have any name. */
function answerEquals({ actual, expected }: Condition & { kind: 'equals' }): Answer {
  if (typeof actual !== 'object' || !('$context' in actual)) return 'maybe';
  switch (actual.$context) {
    case 'tag':
      return expected === '' ? 'yes' : 'no';
    case 'pullRequest':
    case 'pullRequestTarget':
      return expected === '' ? 'no' : 'maybe';
    default:
      return 'maybe';
  }
}

/** The branch name of a pull request's build is `PR-` and its number. */
function isPullRequestName(name: unknown): boolean {
  return typeof name === 'string' && /^PR-\d+$/i.test(name);
}

function canMatchPullRequest(pattern: string): boolean {
  if (!hasWildcard(pattern)) return isPullRequestName(pattern);
  const beforeWildcard = pattern.slice(0, pattern.search(/[*?[\]]/)).toUpperCase();
  return 'PR-'.startsWith(beforeWildcard) || /^PR-\d*$/.test(beforeWildcard);
}
