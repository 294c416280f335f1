import type { ValueScope } from '../model/resolve.ts';
import type { BuildContext } from './build-context.ts';
import { type Flow, type FlowOrigin, openFlow } from './flow-store.ts';
import type { StepRequest } from './step-request.ts';

/** Everything that the references of a request can ask for, with what earlier stages handed on. */
export async function createScope(
  request: StepRequest,
  given: {
    readonly workspace: string;
    readonly buildTag?: string;
    readonly build: BuildContext;
    readonly branchName?: string;
    readonly changedFiles: readonly string[] | undefined;
    readonly environment: Readonly<Record<string, string | undefined>>;
  },
): Promise<{ scope: ValueScope; flow: Flow }> {
  const flow = await openFlow(
    given.workspace,
    request.stage,
    request.axes ?? {},
    originOf(request, given),
  );
  const target = request.environment;
  const context = {
    ...given.build,
    environment: target?.name ?? '',
    cluster: target?.cluster ?? '',
    namespace: target?.namespace ?? '',
  };
  const scope: ValueScope = {
    parameters: request.parameters ?? {},
    context,
    ...(given.branchName === undefined ? {} : { branchName: given.branchName }),
    values: flow.values,
    axes: request.axes ?? {},
    changedFiles: given.changedFiles,
    // Jenkins decides by the cause itself; where the runner is asked, a person runs the pipeline.
    startedBy: 'person',
    environment: given.environment,
  };
  return { scope, flow };
}

/** Which records count for a step; undefined where workspaces are not used again: all of them. */
export function originOf(
  request: StepRequest,
  { buildTag }: { readonly buildTag?: string },
): FlowOrigin | undefined {
  return buildTag === undefined ? undefined : { build: buildTag, receives: request.receives ?? [] };
}
