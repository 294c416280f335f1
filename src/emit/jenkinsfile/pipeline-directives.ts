import type { JenkinsOptions } from '../../model/jenkins-options.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { Pipeline, Trigger } from '../../model/pipeline.ts';
import { classConstant, compare, describe, environmentValue } from '../groovy/build-expression.ts';
import type { GroovyRecord } from '../groovy/literal.ts';
import { block, call, type Piece } from './document.ts';
import { toTimeout } from './timeout.ts';

/** How many builds keep their stashes, so that a person can restart one from a stage (recorded case 144). */
const restartableBuilds = 5;

/**
 * `options { … }` of the pipeline. Its time limit runs while people decide (`waitMs`), so that their
 * time is added to it.
 */
export function printPipelineOptions(
  pipeline: Pipeline,
  hasStashes: boolean,
  waitMs: number,
): Piece {
  const { jenkins = {} } = pipeline;
  return block('options', [
    call('buildDiscarder', describe('logRotator', printRotation(pipeline.keepBuilds, jenkins))),
    ...printConcurrency(pipeline.concurrency),
    ...printJenkinsOptions(jenkins),
    ...(pipeline.failFast === true ? [call('parallelsAlwaysFailFast')] : []),
    ...(pipeline.stopWhenUnstable === true ? [call('skipStagesAfterUnstable')] : []),
    ...(hasStashes && jenkins.restart !== false
      ? [call('preserveStashes', { buildCount: restartableBuilds })]
      : []),
    call('timeout', toTimeout(pipeline.timeoutMs + waitMs)),
    ...(jenkins.timestamps === false ? [] : [call('timestamps')]),
  ]);
}

function printRotation(
  keepBuilds: number,
  { keepDays, keepArtifacts }: JenkinsOptions,
): GroovyRecord {
  return {
    ...(keepDays === undefined ? {} : { daysToKeepStr: String(keepDays) }),
    numToKeepStr: String(keepBuilds),
    ...(keepArtifacts === undefined ? {} : { artifactNumToKeepStr: String(keepArtifacts) }),
  };
}

/** Jenkins's words for how often it writes down where a build stands. */
const durabilityHints = {
  fast: 'PERFORMANCE_OPTIMIZED',
  balanced: 'SURVIVABLE_NONATOMIC',
  safe: 'MAX_SURVIVABILITY',
} as const;

function printJenkinsOptions(options: JenkinsOptions): Piece[] {
  const { durability, quietPeriodMs, resume, restart, rateLimit, indexTriggers } = options;
  return [
    ...(durability === undefined ? [] : [call('durabilityHint', durabilityHints[durability])]),
    ...(quietPeriodMs === undefined ? [] : [call('quietPeriod', Math.ceil(quietPeriodMs / 1000))]),
    ...(resume === false ? [call('disableResume')] : []),
    ...(restart === false ? [call('disableRestartFromStage')] : []),
    ...(rateLimit === undefined
      ? []
      : [
          call('rateLimitBuilds', {
            throttle: { count: rateLimit.builds, durationName: rateLimit.per, userBoost: false },
          }),
        ]),
    ...(indexTriggers === undefined ? [] : [call('overrideIndexTriggers', indexTriggers)]),
  ];
}

/** Only a pull request is cut off by its next build: on a branch that could end a deployment halfway. */
function printConcurrency(concurrency: Pipeline['concurrency']): Piece[] {
  if (concurrency === 'all') return [];
  if (concurrency === 'queue') return [call('disableConcurrentBuilds')];
  const abortPrevious = compare(environmentValue('CHANGE_ID'), '!=', null);
  return [call('disableConcurrentBuilds', { abortPrevious })];
}

/** `parameters { … }`; no piece without any. */
export function printParameters(parameters: Pipeline['parameters']): Piece[] {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return [];
  return [
    block(
      'parameters',
      entries.map(([name, parameter]) => printParameter(name, parameter)),
    ),
  ];
}

function printParameter(name: string, parameter: Parameter): Piece {
  const description: GroovyRecord =
    parameter.description === '' ? {} : { description: parameter.description };
  switch (parameter.type) {
    case 'text':
      return call(parameter.multiline === true ? 'text' : 'string', {
        name,
        defaultValue: parameter.default,
        ...description,
      });
    case 'boolean':
      return call('booleanParam', { name, defaultValue: parameter.default, ...description });
    case 'choice':
      return call('choice', { name, choices: parameter.values, ...description });
  }
}

/** `triggers { … }`; no piece without any. */
export function printTriggers(triggers: readonly Trigger[]): Piece[] {
  return triggers.length === 0 ? [] : [block('triggers', triggers.map(printTrigger))];
}

function printTrigger(trigger: Trigger): Piece {
  switch (trigger.kind) {
    case 'cron':
      return call('cron', trigger.schedule);
    case 'poll':
      return call('pollSCM', trigger.schedule);
    case 'upstream':
      return call('upstream', {
        upstreamProjects: trigger.jobs.join(','),
        threshold: classConstant(
          `hudson.model.Result.${(trigger.threshold ?? 'success').toUpperCase()}`,
        ),
      });
    case 'push':
      return call('githubPush');
  }
}
