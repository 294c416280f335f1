import type { ContextName } from '../../model/value.ts';
import { callMethod, environmentValue, firstOf } from '../groovy/build-expression.ts';
import type { GroovyExpression } from '../groovy/expression.ts';
import type { Surroundings } from './surroundings.ts';

/** Length of a short commit, the same in every part of this product. */
const shortCommitLength = 12;

/**
 * What the build knows about itself, as Jenkins has it; undefined where only the runner knows it.
 * Names that do not apply to a build are empty text; in Groovy they would be null.
 */
export function toContextValue(
  name: ContextName,
  around: Surroundings,
): string | GroovyExpression | undefined {
  const variable = (...names: string[]) => firstOf(...names.map(environmentValue), '');
  const target =
    around.environment === undefined ? undefined : around.pipeline.environments[around.environment];
  switch (name) {
    case 'branch':
      return variable('CHANGE_BRANCH', 'BRANCH_NAME');
    case 'buildNumber':
      return environmentValue('BUILD_NUMBER');
    case 'buildUrl':
      return variable('BUILD_URL');
    case 'cluster':
      return target?.cluster ?? '';
    case 'commit':
      return around.onAgent ? variable('GIT_COMMIT') : undefined;
    case 'environment':
      return around.environment ?? '';
    case 'jobName':
      return environmentValue('JOB_NAME');
    case 'namespace':
      return target?.namespace ?? '';
    case 'pullRequest':
      return variable('CHANGE_ID');
    case 'pullRequestTarget':
      return variable('CHANGE_TARGET');
    case 'serviceUrl':
      return undefined;
    case 'shortCommit':
      return around.onAgent ? truncateText(variable('GIT_COMMIT'), shortCommitLength) : undefined;
    case 'tag':
      return variable('TAG_NAME');
  }
}

/** In a pattern a dot is a whole character, also one beyond U+FFFF, as it is for the runner. */
export function truncateText(value: GroovyExpression | string, length: number): GroovyExpression {
  return callMethod(value, 'replaceFirst', `(?s)^(.{0,${length}}).*$`, '$1');
}
