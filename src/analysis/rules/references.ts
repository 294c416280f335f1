import { quote } from '../../diagnostics/quote.ts';
import { contextNames } from '../../model/value.ts';
import type { Analysis } from '../analysis.ts';
import type { Reference } from '../collect-references.ts';
import { aroundStage } from '../nodes.ts';
import { suggestName } from '../suggest-name.ts';

/** Parameters, axes and names of the context exist where they are used and mean something there. */
export function checkReferences(analysis: Analysis): void {
  for (const reference of analysis.references) {
    const { kind, name, place } = reference;
    const known = knownNames(reference, analysis);
    if (known !== undefined && !known.includes(name))
      analysis.report(
        'unknown-reference',
        { kind: kindNames[kind] ?? kind, name: quote(name), suggestion: suggestName(name, known) },
        place,
      );
    else if (kind === 'context') {
      const reason = explainEmptyContext(reference);
      if (reason !== undefined) analysis.report('context-without-meaning', { name, reason }, place);
    }
  }
}

const kindNames: Readonly<Record<string, string>> = {
  axis: 'axis here that is called',
  context: 'name of the context',
  parameter: 'parameter',
};

function knownNames({ kind, place }: Reference, { pipeline }: Analysis): string[] | undefined {
  if (kind === 'parameter') return Object.keys(pipeline.parameters);
  if (kind === 'context') return [...contextNames];
  if (kind !== 'axis') return undefined;
  return [...aroundStage(place.stage)].flatMap(
    ({ stage }) => stage.matrix?.axes.map((axis) => axis.name) ?? [],
  );
}

function explainEmptyContext({ name, place }: Reference): string | undefined {
  const stages = [...aroundStage(place.stage)];
  if (name === 'environment' || name === 'cluster' || name === 'namespace') {
    return stages.some(({ stage }) => stage.environment !== undefined)
      ? undefined
      : 'no environment is deployed to';
  }
  if (name !== 'serviceUrl' || stages.some(({ stage }) => stage.service !== undefined))
    return undefined;
  return 'the stage has no `service`';
}
