import type { AdapterName } from '../../contracts/contract.ts';
import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { comparePlaces } from '../flow/compare-places.ts';
import { explainMissing } from '../flow/explain-missing.ts';
import { findProducts, imagesWithRole } from '../flow/products.ts';
import type { StepNode } from '../nodes.ts';
import { areAlternatives } from './product-flow.ts';

/** What is deployed was pushed before, and pushed once. */
export function checkImagePushes(analysis: Analysis): void {
  const products = findProducts(analysis);
  const pushes = new Map<string, StepNode[]>();
  const targets = new Map<string, StepNode>();
  for (const node of stepsWithAdapter(analysis, 'registry')) {
    for (const name of imagesWithRole(node, 'uses')) {
      pushes.set(name, [...(pushes.get(name) ?? []).slice(0, 7), node]);
      const target = `${name} ${printRegistry(node)}`;
      const first = targets.get(target);
      if (first === undefined) targets.set(target, node);
      else if (!areAlternatives(first, node))
        analysis.report(
          'image-pushed-twice',
          { name: quote(name), registry: printRegistry(node) },
          node,
          analysis.relate('The first push is here.', first),
        );
    }
  }
  for (const node of stepsWithAdapter(analysis, 'helm')) {
    for (const name of imagesWithRole(node, 'uses')) {
      if (products.makersOf('image', name).size > 0)
        checkDeployedImage(name, node, pushes.get(name) ?? [], analysis);
    }
  }
}

function checkDeployedImage(
  name: string,
  node: StepNode,
  pushes: readonly StepNode[],
  analysis: Analysis,
): void {
  const texts = { name: quote(name), step: node.label };
  const [first] = pushes;
  if (first === undefined) {
    analysis.report('image-not-pushed', texts, node);
    return;
  }
  const relations = pushes.map((push) => comparePlaces(push, node));
  const before = relations.find((relation) => relation.kind === 'before');
  if (before === undefined) {
    const related = analysis.relate('It is pushed here.', first);
    analysis.report('image-pushed-after-deploy', texts, node, related);
    return;
  }
  if (pushes.length > 1) return;
  const reason = explainMissing(first, node, before.common);
  if (reason !== undefined)
    analysis.report(
      'may-be-missing',
      { ...texts, kind: 'the pushed image', reason },
      node,
      analysis.relate('It is pushed here.', first),
    );
}

function stepsWithAdapter(analysis: Analysis, adapter: AdapterName): StepNode[] {
  return analysis.steps.filter(({ contract }) => contract?.adapters.includes(adapter));
}

/** Where a push goes to, as far as the pipeline says. */
function printRegistry({ step }: StepNode): string {
  const { registry, region, account } = step.input;
  const parts = [registry, account, region].filter((part) => part !== undefined);
  const texts = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
  return [step.contract, ...texts].join(' ');
}
