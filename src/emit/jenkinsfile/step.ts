import type { Step } from '../../model/step.ts';
import { GroovyExpression } from '../groovy/expression.ts';
import { block, call, callBlock, conditional, directive, type Piece } from './document.ts';
import { contractOf, type JenkinsCall, toJenkinsCall } from './jenkins-step.ts';
import { printConditionExpression, toKnownValue } from './known-value.ts';
import { joinConditions, toStepArguments } from './step-request.ts';
import type { Surroundings } from './surroundings.ts';
import { toTimeout } from './timeout.ts';

/** Steps that Jenkins users write with one bare argument. */
const soleArguments: Readonly<Record<string, string>> = {
  echo: 'message',
  error: 'message',
  evaluate: 'script',
  junit: 'testResults',
  unstable: 'message',
};

/** A step of a stage or post block: a call of the runner, or of one of Jenkins's own steps. */
export function printStep(step: Step, stage: string, around: Surroundings): Piece {
  const native = toJenkinsCall(step, around);
  const piece =
    native === undefined
      ? call(step.contract, toStepArguments(step, stage, around))
      : wrap(step, printJenkinsCall(native), around);
  return step.container === undefined ? piece : callBlock('container', step.container, [piece]);
}

function printJenkinsCall({ step, named }: JenkinsCall): Piece {
  const [name, ...more] = Object.keys(named);
  const sole = soleArguments[step];
  const value = sole === undefined ? undefined : named[sole];
  if (value === undefined || name !== sole || more.length > 0) return call(step, named);
  const piece =
    value instanceof GroovyExpression && !value.code.startsWith("'''")
      ? call(step, value)
      : directive(step, value);
  // Declarative takes steps only; the script's own method stands in a `script` block.
  return step === 'evaluate' ? block('script', [piece]) : piece;
}

/** The options that the runner would have done, as Jenkins's own block steps. */
function wrap(step: Step, piece: Piece, around: Surroundings): Piece {
  const refuse = (problem: string) =>
    void around.inexpressible.push({
      node: `step:${step.id}`,
      problem: `Jenkins runs it, and ${problem}`,
    });
  if (step.secrets !== undefined) refuse('only the runner fetches secrets');
  if ((step.retry?.delayMs ?? 0) > 0) refuse('only the runner waits between attempts');
  let wrapped = piece;
  const condition = joinConditions([...around.conditions, step.when]);
  if (condition !== undefined) {
    const expression = printConditionExpression(condition, around);
    if (expression === undefined) refuse('only the runner can evaluate its condition');
    else wrapped = block('script', [conditional(expression, [wrapped])]);
  }
  if (step.directory !== undefined) wrapped = callBlock('dir', step.directory, [wrapped]);
  const variables = Object.entries(variablesOf(step, around)).map(([name, value]) => {
    const variable = toKnownValue({ $text: [`${name}=`, value] }, around);
    if (variable === undefined) refuse(`only the runner knows the value of ${name}`);
    return variable ?? '';
  });
  if (variables.length > 0) wrapped = callBlock('withEnv', variables, [wrapped]);
  if (step.timeoutMs !== undefined)
    wrapped = callBlock('timeout', toTimeout(step.timeoutMs), [wrapped]);
  if (step.retry !== undefined) wrapped = callBlock('retry', step.retry.attempts, [wrapped]);
  if (step.onFailure === undefined) return wrapped;
  const result = step.onFailure === 'unstable' ? 'UNSTABLE' : 'SUCCESS';
  // Without the last argument an abort would be swallowed too (recorded case 124).
  const named = { buildResult: result, stageResult: result, catchInterruptions: false };
  return callBlock('catchError', named, [wrapped]);
}

/** Steps of Jenkins itself read no variables; those of others and Groovy may. */
function variablesOf(step: Step, around: Surroundings): NonNullable<Step['env']> {
  return contractOf(step).runsTeamCode ? { ...around.env, ...step.env } : (step.env ?? {});
}
