import type { AccessGrant, AccessScope } from '../../contracts/access.ts';
import type { StepContract } from '../../contracts/contract.ts';
import { contracts } from '../../contracts/index.ts';
import { expandInput } from '../../model/expand-handles.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import type { Stage } from '../../model/stage.ts';
import type { Step } from '../../model/step.ts';
import { visitSteps } from '../../model/visit.ts';
import type { AccessReport, StageAccess, StepAccess } from './access-report.ts';
import { mergeGrants } from './merge-grants.ts';
import { toPlainInput } from './plain-input.ts';

/** What a pipeline needs to be allowed to do, by stage and step, in the order of the pipeline. Pure. */
export function deriveAccess(pipeline: Pipeline): AccessReport {
  const groups = new Map<
    string,
    { stage: Stage | undefined; parents: readonly Stage[]; steps: Step[] }
  >();
  for (const { step, stage, parents } of visitSteps(pipeline)) {
    const key = stage?.id ?? 'post';
    const group = groups.get(`${stage === undefined}:${key}`) ?? { stage, parents, steps: [] };
    groups.set(`${stage === undefined}:${key}`, group);
    group.steps.push(step);
  }
  const stages = [...groups.values()].map(({ stage, parents, steps }) =>
    deriveStage(stage, parents, steps, pipeline),
  );
  return {
    version: 1,
    pipeline: pipeline.name,
    grants: mergeGrants(stages.flatMap((stage) => stage.grants)),
    stages,
  };
}

function deriveStage(
  stage: Stage | undefined,
  parents: readonly Stage[],
  steps: readonly Step[],
  pipeline: Pipeline,
): StageAccess {
  const environment = [...parents, stage].findLast(
    (around) => around?.environment !== undefined,
  )?.environment;
  const target = environment === undefined ? undefined : pipeline.environments[environment];
  const scope: AccessScope =
    environment === undefined || target === undefined
      ? {}
      : {
          environment: { name: environment, cluster: target.cluster, namespace: target.namespace },
        };
  const all = steps.map((step) => deriveStep(step, scope, pipeline));
  const needed = steps.map(contractOf).filter((contract) => contract !== undefined);
  return {
    stage: stage?.id ?? 'post',
    name: stage?.name ?? 'After the pipeline',
    ...(environment === undefined ? {} : { environment }),
    protected: target?.protected ?? false,
    runsTeamCode: needed.some((contract) => contract.runsTeamCode),
    privileged: needed.some((contract) => contract.privileged),
    grants: mergeGrants(all.flatMap((step) => step.grants)),
    steps: all.filter((step) => step.grants.length > 0),
  };
}

function deriveStep(step: Step, scope: AccessScope, pipeline: Pipeline): StepAccess {
  const input = toPlainInput(expandInput(step, pipeline));
  const own = contractOf(step)?.access(input as never, scope) ?? [];
  const secrets = Object.values(step.secrets ?? {}).map((use): AccessGrant => {
    return { system: 'vault', path: use.reference.split('#')[0] ?? '', capabilities: ['read'] };
  });
  const grants = mergeGrants(
    [...own, ...secrets].map((grant) => nameService(grant, pipeline.name)),
  );
  return { step: step.id, contract: step.contract, grants };
}

/** A step that names no service works for the pipeline's own. */
function nameService(grant: AccessGrant, pipeline: string): AccessGrant {
  if (grant.system !== 'aws') return grant;
  return { ...grant, resource: grant.resource.replaceAll('${service}', () => pipeline) };
}

function contractOf(step: Step): StepContract | undefined {
  return (contracts as unknown as Readonly<Record<string, StepContract | undefined>>)[
    step.contract
  ];
}
