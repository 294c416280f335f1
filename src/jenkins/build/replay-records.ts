import { UserError } from '../../diagnostics/errors.ts';
import { parseReplayRecord } from '../../runner/replay/parse-record.ts';
import { type ReplayRecord, replayFolder } from '../../runner/replay/replay-record.ts';
import type { Controller } from '../client/controller.ts';
import { toJobPath } from '../client/job-name.ts';

/** A build by its address: the job's full name and the number. */
export interface BuildAddress {
  readonly job: string;
  readonly number: number;
}

/**
 * Reads the address of a build's page. It has to be one of this controller: the token is sent to no
 * other.
 *
 * @throws UserError `replay.other-controller`.
 */
export function parseBuildUrl(text: string, controllerUrl: string): BuildAddress {
  const below = text.startsWith(`${controllerUrl}/`) ? text.slice(controllerUrl.length) : '';
  const [, path, number] = /^((?:\/job\/[^/]+)+)\/(\d+)(?:\/.*)?$/.exec(below) ?? [];
  if (path === undefined)
    throw new UserError('replay.other-controller', `${text} is no build of ${controllerUrl}.`, {
      mend: 'Set JENKINS_URL to the controller of the build, and give the address of its page.',
    });
  const parts = path.split('/job/').slice(1).map(decodeURIComponent);
  return { job: parts.join('/'), number: Number(number) };
}

/**
 * The records of a build's failed steps. Throws `UserError` `replay.no-record` when it has none.
 */
export async function readReplayRecords(
  controller: Controller,
  { job, number }: BuildAddress,
): Promise<ReplayRecord[]> {
  const path = `${toJobPath(job)}/${number}`;
  const { artifacts } = (await controller.readJson(`${path}/api/json`, {
    tree: 'artifacts[relativePath]',
  })) as { artifacts: readonly { readonly relativePath: string }[] };
  const names = artifacts
    .map(({ relativePath }) => relativePath)
    .filter((name) => name.startsWith(`${replayFolder}/`));
  if (names.length === 0)
    throw new UserError('replay.no-record', `${job} #${number} has no record of a failed step.`, {
      mend: 'Only a step of the shared library that failed leaves one; see the log: platform jenkins logs.',
    });
  const records: ReplayRecord[] = [];
  for (const name of names) {
    const file = `${path}/artifact/${name.split('/').map(encodeURIComponent).join('/')}`;
    const text = await controller.read(file, async (client) => {
      const { body } = await client._get({ path: file, buffer: true });
      return String(body);
    });
    records.push(parseReplayRecord(text, name));
  }
  return records;
}
