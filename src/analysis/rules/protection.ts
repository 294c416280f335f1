import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import {
  isReachedByPullRequests,
  isStageReachedByPullRequests,
} from '../conditions/pull-request.ts';
import { placeOfStage } from '../nodes.ts';

/** Protected environments are reached by reviewed code and with somebody's yes. */
export function checkProtection(analysis: Analysis): void {
  const { environments } = analysis.pipeline;
  for (const node of analysis.stages) {
    const name = node.stage.environment;
    const environment =
      name !== undefined && Object.hasOwn(environments, name) ? environments[name] : undefined;
    if (name === undefined || environment?.protected !== true) continue;
    const texts = { environment: quote(name), stage: quote(node.stage.name) };
    if (environment.approval === undefined && node.stage.approval === undefined)
      analysis.report('protected-environment-without-approval', texts, placeOfStage(node));
    if (isStageReachedByPullRequests(node))
      analysis.report('protected-environment-in-pull-request', texts, placeOfStage(node));
  }
  checkSecrets(analysis);
}

/** Secrets under the name of a protected environment stay out of builds of pull requests. */
function checkSecrets(analysis: Analysis): void {
  const names = new Set(
    Object.entries(analysis.pipeline.environments)
      .filter(([, environment]) => environment.protected)
      .map(([name]) => name),
  );
  for (const node of analysis.steps) {
    for (const { reference } of Object.values(node.step.secrets ?? {})) {
      const environment = reference.split(/[/#]/).find((part) => names.has(part));
      if (environment !== undefined && isReachedByPullRequests(node))
        analysis.report(
          'protected-secret-in-pull-request',
          { reference: quote(reference), environment: quote(environment), step: node.label },
          node,
        );
    }
  }
}
