import { type Controller, connectController } from '../../jenkins/client/controller.ts';
import { findBranchJob, toJobName } from '../../jenkins/client/job-name.ts';
import type { Io } from '../io.ts';

/** A pause that a test makes shorter; milliseconds. */
const pollVariable = 'PLATFORM_JENKINS_POLL_MS';

/** The controller of the environment, before anything was asked. */
export function connect(io: Io): Controller {
  const pollMs = Number(io.env[pollVariable] ?? 1000);
  return connectController(io.env, io.signal, {
    pollMs,
    onWaiting: (why) => io.stderr(`${why}\n  Waiting for it.\n`),
  });
}

/** The controller, and the full name of the job that the words of a command line mean. */
export async function findJob(
  job: string,
  branch: string | undefined,
  io: Io,
): Promise<{ readonly controller: Controller; readonly job: string }> {
  const controller = connect(io);
  const name = toJobName(job);
  return {
    controller,
    job: branch === undefined ? name : await findBranchJob(controller, name, branch),
  };
}
