import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { aroundStage, placeOfStage } from '../nodes.ts';
import { suggestName } from '../suggest-name.ts';

/** Stages deploy to environments that exist, and every environment is deployed to. */
export function checkEnvironments(analysis: Analysis): void {
  const { environments } = analysis.pipeline;
  const used = new Set<string>();
  for (const node of analysis.stages) {
    const { environment, kind, name } = node.stage;
    if (environment !== undefined) used.add(environment);
    if (environment !== undefined && !Object.hasOwn(environments, environment))
      analysis.report(
        'unknown-environment',
        {
          name: quote(environment),
          stage: quote(name),
          suggestion: suggestName(environment, Object.keys(environments)),
        },
        placeOfStage(node),
      );
    if (environment === undefined && kind === 'deploy')
      analysis.report('environment-missing', { what: `Stage ${quote(name)}` }, placeOfStage(node));
  }
  for (const node of analysis.steps) {
    if (node.contract?.adapters.includes('helm') !== true || node.stage?.stage.kind === 'deploy')
      continue;
    const isPlaced = [...aroundStage(node.stage)].some(
      ({ stage }) => stage.environment !== undefined,
    );
    if (!isPlaced) analysis.report('environment-missing', { what: node.label }, node);
  }
  for (const name of Object.keys(environments)) {
    if (!used.has(name))
      analysis.report('environment-not-used', { name: quote(name) }, `environment:${name}`);
  }
  checkNamespaces(analysis);
}

/** Approvals and rights of an environment mean nothing when another one is the same place. */
function checkNamespaces(analysis: Analysis): void {
  const names = new Map<string, string>();
  for (const [name, { cluster, namespace }] of Object.entries(analysis.pipeline.environments)) {
    const place = JSON.stringify([cluster, namespace]);
    const first = names.get(place);
    if (first === undefined) names.set(place, name);
    else
      analysis.report(
        'environments-share-namespace',
        {
          first: quote(first),
          second: quote(name),
          namespace: `${quote(namespace)} of cluster ${quote(cluster)}`,
        },
        `environment:${name}`,
      );
  }
}
