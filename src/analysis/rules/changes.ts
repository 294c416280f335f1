import { quote } from '../../diagnostics/quote.ts';
import type { Condition } from '../../model/value.ts';
import type { Analysis } from '../analysis.ts';
import { describeCondition } from '../conditions/describe-condition.ts';
import { isOfChanges, listRunnerConditions } from '../conditions/known-to-jenkins.ts';
import { placeOfStage } from '../nodes.ts';

/**
 * What changed since the last build only Jenkins knows, and it says so to the conditions of stages
 * alone: asked by a step, or beside a value of an earlier step, the answer would always be no.
 */
export function checkChanges(analysis: Analysis): void {
  for (const node of analysis.steps) {
    // A step that Jenkins runs can't have such a condition either, which is a finding of its own.
    if (node.contract?.executor === 'jenkins') continue;
    const asked = findAsked(node.step.when) ?? findChosen([node.step.input, node.step.env]);
    if (asked !== undefined)
      analysis.report(
        'changes-asked-too-late',
        { where: node.label, condition: describeCondition(asked) },
        node,
      );
  }
  for (const node of analysis.stages) {
    const [own] =
      node.stage.when === undefined ? [] : listRunnerConditions({ ...node, parent: undefined });
    const asked = findAsked(own) ?? findChosen([node.stage.env]);
    if (asked !== undefined)
      analysis.report(
        'changes-asked-too-late',
        { where: `Stage ${quote(node.stage.name)}`, condition: describeCondition(asked) },
        placeOfStage(node),
      );
  }
}

/** The part of a condition that asks for changes. */
function findAsked(condition: Condition | undefined): Condition | undefined {
  if (condition === undefined) return undefined;
  if (isOfChanges(condition)) return condition;
  if (condition.kind === 'not') return findAsked(condition.condition);
  if (condition.kind !== 'all' && condition.kind !== 'any') return undefined;
  return condition.conditions.map(findAsked).find((asked) => asked !== undefined);
}

/** The same in the conditions of chosen values, at any depth of some data. */
function findChosen(data: unknown): Condition | undefined {
  const open: unknown[] = [data];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) continue;
    const { $choose } = item as { $choose?: { when?: Condition } };
    const asked = findAsked($choose?.when);
    if (asked !== undefined) return asked;
    for (const inner of Object.values(item)) open.push(inner);
  }
  return undefined;
}
