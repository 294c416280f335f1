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
  answer: 'question of an approval here that is called',
};

function knownNames(
  { kind, place, part }: Reference,
  { pipeline }: Analysis,
): string[] | undefined {
  if (kind === 'answer') return listQuestions(place, part, pipeline);
  if (kind === 'parameter') return Object.keys(pipeline.parameters);
  if (kind === 'context') return [...contextNames];
  if (kind !== 'axis') return undefined;
  return [...aroundStage(place.stage)].flatMap(
    ({ stage }) => stage.matrix?.axes.map((axis) => axis.name) ?? [],
  );
}

/** The condition of a stage is asked before the person is. */
function listQuestions(
  place: Reference['place'],
  part: Reference['part'],
  { environments }: Analysis['pipeline'],
): string[] {
  const around = [...aroundStage(place.stage)];
  const isOwnCondition = part === 'when' && place.key.startsWith('stage:');
  return around.slice(isOwnCondition ? 1 : 0).flatMap(({ stage }) => {
    const approval =
      stage.approval ??
      (stage.kind === 'deploy' && stage.environment !== undefined
        ? environments[stage.environment]?.approval
        : undefined);
    return Object.keys(approval?.questions ?? {});
  });
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
