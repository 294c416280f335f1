import { createHash } from 'node:crypto';
import { UserError } from '../../diagnostics/errors.ts';
import type { Controller } from '../client/controller.ts';
import { statusOf } from '../client/explain-failure.ts';
import { type ConfigDifference, compareConfig, mergeConfig } from './compare-config.ts';
import type { DesiredJob } from './desired-job.ts';
import { parseXml, printXml } from './xml.ts';

/** What would be done with one job. */
export interface PlannedJob {
  readonly job: DesiredJob;
  readonly action: 'create' | 'update' | 'keep';
  /** For `update`: what is not as it should be. */
  readonly differences: readonly ConfigDifference[];
  /** The config.xml to write; undefined for `keep`. */
  readonly xml: string | undefined;
  /** SHA-256 of the config.xml that the plan was made from; undefined when there was none. */
  readonly basis: string | undefined;
}

/** The config.xml of a job; undefined when there is no such job. */
export async function readJobConfig(
  controller: Controller,
  name: string,
): Promise<string | undefined> {
  return controller.read(`the configuration of ${name}`, async (client) => {
    try {
      return await client.job.config(name);
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  });
}

/**
 * Compares jobs with those of the controller; changes nothing. A job of another kind is a mistake:
 * Jenkins would refuse the change with a page without a reason (recorded:
 * item/update-config-other-kind).
 *
 * @throws UserError `jenkins.other-kind`.
 */
export async function planJobs(
  controller: Controller,
  jobs: readonly DesiredJob[],
): Promise<PlannedJob[]> {
  const plan: PlannedJob[] = [];
  for (const job of jobs) {
    const text = await readJobConfig(controller, job.name);
    plan.push(planJob(job, text));
  }
  return plan;
}

function planJob(job: DesiredJob, text: string | undefined): PlannedJob {
  if (text === undefined)
    return {
      job,
      action: 'create',
      differences: [],
      xml: printXml(job.root, job.config),
      basis: undefined,
    };
  const { root, element } = parseXml(text);
  // A folder is only a place: an organisation folder is one too.
  if (root !== job.root && job.kind !== 'folder')
    throw new UserError(
      'jenkins.other-kind',
      `${job.name} is there and is another kind of job: ${root}.`,
      { mend: 'Rename or remove it, or choose another folder with --folder.', exit: 'refused' },
    );
  const differences = compareConfig(job.config, element);
  const basis = hashConfig(text);
  if (differences.length === 0) return { job, action: 'keep', differences, xml: undefined, basis };
  const xml = printXml(root, mergeConfig(job.config, element));
  return { job, action: 'update', differences, xml, basis };
}

/** Names a config.xml, to see whether it is still the same. */
export function hashConfig(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
