import { UserError } from '../../diagnostics/errors.ts';
import type { Controller } from '../client/controller.ts';
import { toJobPath } from '../client/job-name.ts';

/** How a build ended, in Jenkins's words; `RUNNING` while it goes on. */
export type BuildResult = 'SUCCESS' | 'UNSTABLE' | 'FAILURE' | 'ABORTED' | 'NOT_BUILT' | 'RUNNING';

/** A stage of a build, in the order in which they began. */
export interface BuildStage {
  readonly id: string;
  readonly name: string;
  /** `SUCCESS`, `FAILED`, `UNSTABLE`, `IN_PROGRESS`, `PAUSED_PENDING_INPUT`, `NOT_EXECUTED`, `ABORTED`. */
  readonly status: string;
  readonly durationMs: number;
}

/** Somebody is waited for. */
export interface PendingInput {
  /** As Jenkins has it: the first letter is a capital (recorded: input/pending-lower-case-id). */
  readonly id: string;
  readonly message: string;
  readonly url: string;
}

/** What is known of a build. */
export interface BuildStatus {
  readonly job: string;
  readonly number: number;
  readonly url: string;
  readonly result: BuildResult;
  /** Milliseconds; of a running build those it has run. */
  readonly durationMs: number;
  readonly causes: readonly string[];
  readonly stages: readonly BuildStage[];
  readonly waitsFor: readonly PendingInput[];
}

interface BuildJson {
  readonly number: number;
  readonly url: string;
  readonly building: boolean;
  readonly result: BuildResult | null;
  readonly duration: number;
  readonly timestamp: number;
  readonly actions: readonly {
    readonly causes?: readonly { readonly shortDescription: string }[];
  }[];
}

interface StagesJson {
  readonly stages?: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly durationMillis: number;
  }[];
}

/** The status of one build; `number` may be `lastBuild`. */
export async function readBuildStatus(
  controller: Controller,
  job: string,
  number: number | 'lastBuild',
  now: Date,
): Promise<BuildStatus> {
  const build = (await controller.read(`build ${number} of ${job}`, (client) =>
    client.build.get({ name: job, number }),
  )) as BuildJson;
  const path = `${toJobPath(job)}/${build.number}`;
  const { stages } = (await controller.readJson(`${path}/wfapi/describe`)) as StagesJson;
  const inputs = build.building
    ? ((await controller.readJson(`${path}/wfapi/pendingInputActions`)) as readonly {
        readonly id: string;
        readonly message: string;
      }[])
    : [];
  return {
    job,
    number: build.number,
    url: build.url,
    result: build.building ? 'RUNNING' : (build.result ?? 'NOT_BUILT'),
    durationMs: build.building ? now.getTime() - build.timestamp : build.duration,
    causes: build.actions.flatMap(({ causes }) => causes ?? []).map((one) => one.shortDescription),
    stages: (stages ?? []).map(({ id, name, status, durationMillis }) => ({
      id,
      name,
      status,
      durationMs: durationMillis,
    })),
    waitsFor: inputs.map(({ id, message }) => ({ id, message, url: `${build.url}input/` })),
  };
}

/** A build's number as people write it; the last one unless said. Throws `UserError` `jenkins.build-number`. */
export function parseBuildNumber(text: string | undefined): number | 'lastBuild' {
  if (text === undefined) return 'lastBuild';
  const number = Number(text.replace(/^#/, ''));
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UserError('jenkins.build-number', `${JSON.stringify(text)} is no number of a build.`, {
    mend: 'Give a number from 1, or leave it away for the last build.',
  });
}
