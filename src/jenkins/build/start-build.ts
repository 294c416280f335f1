import { PlatformError } from '../../diagnostics/errors.ts';
import type { Controller } from '../client/controller.ts';
import { checkParameters } from './parameters.ts';

/** A build that was started. */
export interface StartedBuild {
  readonly job: string;
  readonly number: number;
  readonly url: string;
}

/** A queue item as the controller shows it. */
interface QueueItem {
  readonly why: string | null;
  readonly cancelled?: boolean;
  readonly executable?: { readonly number: number; readonly url: string } | null;
}

/**
 * Starts a build and waits until it has a number. `onWaiting` hears why it waits, once for each
 * reason. Throws `UserError` `jenkins.parameter`, `PlatformError` `jenkins.cancelled` and those of
 * the controller.
 */
export async function startBuild(
  controller: Controller,
  job: string,
  parameters: Readonly<Record<string, string>>,
  onWaiting: (why: string) => void,
): Promise<StartedBuild> {
  const { isParameterised } = await checkParameters(controller, job, parameters);
  const item = await controller.change(`a build of ${job}`, (client) =>
    client.job.build({ name: job, ...(isParameterised ? { parameters } : {}) }),
  );
  // The client makes no number of a redirection back to the project.
  if (item === undefined || Number.isNaN(item))
    throw new PlatformError('jenkins.not-queued', `${job} takes no builds of its own.`, {
      mend: 'It is a multibranch job or a folder: name a branch with --branch.',
      exit: 'usage',
    });
  for (let said = ''; ; ) {
    const { why, cancelled, executable } = (await controller.read(`queue item ${item}`, (client) =>
      client.queue.item(item),
    )) as QueueItem;
    if (executable !== null && executable !== undefined)
      return { job, number: executable.number, url: executable.url };
    if (cancelled === true)
      throw new PlatformError(
        'jenkins.cancelled',
        `The build of ${job} was cancelled in the queue.`,
      );
    if (why !== null && why !== said) {
      said = why;
      onWaiting(why);
    }
    await controller.pause();
  }
}
