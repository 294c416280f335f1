import type { Agent } from '../model/agent.ts';
import { nameLock } from '../model/lock.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Stage } from '../model/stage.ts';

/**
 * What of a stage only Jenkins does, in words, for whoever reads a run on this machine: its agent,
 * tools, lock, milestone.
 */
export function listJenkinsOnly(stage: Stage, pipeline: Pipeline): string[] {
  if (stage.stages !== undefined) return describeLock(stage);
  const blocks = new Set(
    (stage.steps ?? []).flatMap((step) => (step.around ?? []).map((block) => block.step)),
  );
  const agent = stage.agent ?? pipeline.agent;
  const tools = Object.entries({ ...pipeline.tools, ...stage.tools });
  return [
    ...describeAgent(agent),
    ...(tools.length === 0
      ? []
      : [`${tools.map(([kind, name]) => `${kind} ${name}`).join(', ')} as the PATH has it`]),
    ...[...blocks].map((name) => `${name} not entered`),
    ...describeLock(stage),
    ...(stage.milestone === true ? ['no other build to overtake it'] : []),
  ];
}

function describeLock({ lock }: Stage): string[] {
  return lock === undefined ? [] : [`lock ${nameLock(lock)} not taken`];
}

function describeAgent(agent: Agent): string[] {
  switch (agent.kind) {
    case 'none':
    case 'any':
      return [];
    case 'label':
      return typeof agent.label === 'string'
        ? [`here instead of ${agent.label}`]
        : ['here instead of another machine'];
    case 'container':
      return typeof agent.image === 'string'
        ? [`here instead of a container of ${agent.image}`]
        : ['here instead of a container'];
    case 'dockerfile':
      return [`here instead of a container of ${agent.file}`];
    case 'pod': {
      const services = agent.containers.filter(({ service }) => service === true);
      return [
        'here instead of a pod',
        ...(services.length === 0
          ? []
          : [`without ${services.map(({ image }) => image).join(', ')} beside it`]),
      ];
    }
  }
}
