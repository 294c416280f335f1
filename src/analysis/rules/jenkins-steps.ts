import { quote } from '../../diagnostics/quote.ts';
import type { Stage } from '../../model/stage.ts';
import type { Value } from '../../model/value.ts';
import type { Analysis } from '../analysis.ts';
import { describeCondition } from '../conditions/describe-condition.ts';
import {
  isKnownToStep,
  isKnownValue,
  listRunnerConditions,
} from '../conditions/known-to-jenkins.ts';
import { aroundStage, placeOfStage, type StepNode } from '../nodes.ts';

/** Steps that Jenkins runs itself, and approvals, get only what Jenkins knows. */
export function checkJenkinsSteps(analysis: Analysis): void {
  for (const { kind, name, place, part } of analysis.references) {
    const isUnknown = kind === 'value' || (kind === 'context' && name === 'serviceUrl');
    const node = 'contract' in place ? (place as StepNode) : undefined;
    if (!isUnknown || part === 'when' || node?.contract?.executor !== 'jenkins') continue;
    const reference = kind === 'value' ? `value ${quote(name)}` : `context.${name}`;
    analysis.report('unknown-to-jenkins', { step: node.label, reference }, node);
  }
  for (const node of analysis.steps) {
    if (node.contract?.executor === 'jenkins') checkOptions(node, analysis);
  }
  for (const node of analysis.stages) {
    if (asksForApproval(node.stage, analysis) && listRunnerConditions(node).length > 0)
      analysis.report(
        'approval-before-condition',
        { stage: quote(node.stage.name) },
        placeOfStage(node),
      );
  }
}

function checkOptions(node: StepNode, analysis: Analysis): void {
  const { secrets, retry, when } = node.step;
  const step = node.label;
  if (secrets !== undefined)
    analysis.report('option-on-jenkins-step', { step, option: 'secrets' }, node);
  if ((retry?.delayMs ?? 0) > 0)
    analysis.report('option-on-jenkins-step', { step, option: 'retry.delay' }, node);
  const own = when === undefined ? [] : [when];
  const condition = [...own, ...listRunnerConditions(node.stage)].find(
    (candidate) => !isKnownToStep(candidate),
  );
  if (condition !== undefined)
    analysis.report(
      'condition-on-jenkins-step',
      { step, condition: describeCondition(condition) },
      node,
    );
  if (node.contract?.runsTeamCode !== true) return;
  for (const name of unknownVariablesAround(node, analysis))
    analysis.report('unknown-to-jenkins', { step, reference: `the variable ${name}` }, node);
}

/** Variables of the stages around that only the runner can fill; steps of others may read them. */
function unknownVariablesAround(node: StepNode, { pipeline }: Analysis): string[] {
  const around: Record<string, Value> = { ...pipeline.env };
  for (const { stage } of [...aroundStage(node.stage)].reverse()) Object.assign(around, stage.env);
  return Object.keys(around).filter(
    (name) => !Object.hasOwn(node.step.env ?? {}, name) && !isKnownValue(around[name] as Value),
  );
}

/** The emitter asks for a stage of its own approval, or for a deploy stage for that of its environment. */
function asksForApproval({ approval, kind, environment }: Stage, { pipeline }: Analysis): boolean {
  if (approval !== undefined || kind !== 'deploy' || environment === undefined)
    return approval !== undefined;
  return (
    Object.hasOwn(pipeline.environments, environment) &&
    pipeline.environments[environment]?.approval !== undefined
  );
}
