import { quote } from '../../diagnostics/quote.ts';
import type { Agent } from '../../model/agent.ts';
import type { Analysis } from '../analysis.ts';
import {
  type Place,
  placeOfPipeline,
  placeOfStage,
  type StageNode,
  type StepNode,
} from '../nodes.ts';

/** Steps of one stage share a machine and its identity, so team code never stands beside rights. */
export function checkIdentities(analysis: Analysis): void {
  const groups = new Map<StageNode | undefined, { team?: StepNode; privileged?: StepNode }>();
  for (const node of analysis.steps) {
    const group = groups.get(node.stage) ?? {};
    groups.set(node.stage, group);
    // The block of a step of others sets variables for what stands in it.
    const isInBlock = (node.step.around ?? []).length > 0;
    if (node.contract?.runsTeamCode === true || isInBlock) group.team ??= node;
    if (node.contract?.privileged === true) group.privileged ??= node;
  }
  for (const [stage, { team, privileged }] of groups) {
    if (team === undefined || privileged === undefined) continue;
    analysis.report(
      'team-code-beside-rights',
      {
        place:
          stage === undefined ? 'The post of the pipeline' : `Stage ${quote(stage.stage.name)}`,
        step: quote(team.step.label),
        privileged: `\`${privileged.step.contract}\``,
      },
      privileged,
      analysis.relate('The team code is here.', team),
    );
  }
  checkServiceAccount(analysis.pipeline.agent, placeOfPipeline, analysis);
  for (const node of analysis.stages)
    checkServiceAccount(node.stage.agent, placeOfStage(node), analysis);
}

function checkServiceAccount(agent: Agent | undefined, place: Place, analysis: Analysis): void {
  if (agent?.kind !== 'pod' || agent.serviceAccount === undefined) return;
  analysis.report(
    'own-service-account',
    { account: quote(agent.serviceAccount), place: place.label },
    place,
  );
}
