import { PlatformError } from '../../diagnostics/errors.ts';
import type { Controller } from '../client/controller.ts';
import { compareConfig } from './compare-config.ts';
import { hashConfig, type PlannedJob, readJobConfig } from './plan-jobs.ts';
import { parseXml } from './xml.ts';

/**
 * Carries out a plan, in its order. A second time it finds nothing to do. What was planned on a
 * configuration that somebody changed since is not written; what was written is read back, since
 * Jenkins drops what it does not know without a word (recorded: item/create-unknown-element).
 *
 * @throws PlatformError `jenkins.changed-meanwhile`, `jenkins.not-taken`.
 */
export async function applyJobs(
  controller: Controller,
  plan: readonly PlannedJob[],
  onDone: (planned: PlannedJob) => void,
): Promise<void> {
  for (const planned of plan) {
    const { job, xml, basis } = planned;
    if (xml === undefined) continue;
    const now = await readJobConfig(controller, job.name);
    if ((now === undefined ? undefined : hashConfig(now)) !== basis)
      throw new PlatformError(
        'jenkins.changed-meanwhile',
        `${job.name} was changed by somebody since the plan was made.`,
        { mend: 'Run it again to see the new plan.', exit: 'refused', retryable: true },
      );
    await controller.change(`${planned.action} ${job.name}`, (client) =>
      basis === undefined ? client.job.create(job.name, xml) : client.job.config(job.name, xml),
    );
    const written = parseXml((await readJobConfig(controller, job.name)) ?? '');
    const [lost] = compareConfig(job.config, written.element);
    if (lost !== undefined)
      throw new PlatformError(
        'jenkins.not-taken',
        `${job.name} was written, but Jenkins did not take ${lost.path}: it has ${lost.found} instead of ${lost.expected}.`,
        { mend: 'A plugin is missing or too old: platform jenkins doctor.', exit: 'refused' },
      );
    onDone(planned);
  }
}
