import type { Parameter, Pipeline, Trigger } from '../../model/pipeline.ts';
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
  return block('options', [
    call('buildDiscarder', describe('logRotator', { numToKeepStr: String(pipeline.keepBuilds) })),
    ...printConcurrency(pipeline.concurrency),
    ...(hasStashes ? [call('preserveStashes', { buildCount: restartableBuilds })] : []),
    call('timeout', toTimeout(pipeline.timeoutMs + waitMs)),
    call('timestamps'),
  ]);
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
      return call('string', { name, defaultValue: parameter.default, ...description });
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
        threshold: classConstant('hudson.model.Result.SUCCESS'),
      });
    case 'push':
      return call('githubPush');
  }
}
