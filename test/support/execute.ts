import { join } from 'node:path';
import { executeStep } from '../../src/runner/execute-step.ts';
import { createFolderImageStore } from '../../src/runner/image-store.ts';
import type { StepResult } from '../../src/runner/outcome.ts';
import { createEmbeddedAdapters } from '../../src/runner/profile/embedded.ts';
import type { StepRequest } from '../../src/runner/step-request.ts';
import type { StepRuntime } from '../../src/runner/step-session.ts';

/** A step that ran, with what it said. */
export type Executed = StepResult & { readonly said: readonly string[] };

const noBuild: StepRuntime['build'] = {
  branch: 'main',
  buildNumber: '7',
  buildUrl: '',
  cluster: '',
  commit: '0123456789abcdef0123456789abcdef01234567',
  environment: '',
  jobName: 'sample',
  namespace: '',
  pullRequest: '',
  pullRequestTarget: '',
  serviceUrl: '',
  shortCommit: '0123456789ab',
  tag: '',
};

/** Runs one step in a workspace with the embedded form of every outside system. */
export async function execute(
  workspace: string,
  step: string,
  input: Record<string, unknown>,
  request: Partial<StepRequest> = {},
  runtime: Partial<StepRuntime> = {},
): Promise<Executed> {
  const said: string[] = [];
  const result = await executeStep(
    { id: `stage.${step}`, step, pipeline: 'sample', stage: 'stage', input, ...request },
    {
      workspace,
      temporaryRoot: join(workspace, '.platform/temporary'),
      artifacts: join(workspace, '.platform/artifacts'),
      build: noBuild,
      changedFiles: undefined,
      environment: { PATH: process.env['PATH'] },
      stageEnv: {},
      adapters: createEmbeddedAdapters(workspace),
      images: createFolderImageStore(workspace),
      commitTime: new Date(0),
      events: {
        log: (_level, text) => said.push(text),
        output: (_stream, text) => said.push(text),
        progress: () => {},
      },
      signal: new AbortController().signal,
      now: () => new Date('2026-01-02T03:04:05Z'),
      ...runtime,
    },
  );
  return { ...result, said };
}
