import { relative, sep } from 'node:path';
import { execa } from 'execa';
import pc from 'picocolors';
import { UserError } from '../../diagnostics/errors.ts';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { applyJobs } from '../../jenkins/jobs/apply-jobs.ts';
import {
  deriveFolders,
  deriveMultibranchJob,
  deriveOrganizationFolder,
  type JobPlace,
} from '../../jenkins/jobs/derive-jobs.ts';
import type { DesiredJob } from '../../jenkins/jobs/desired-job.ts';
import { type PlannedJob, planJobs } from '../../jenkins/jobs/plan-jobs.ts';
import { readRepositorySource } from '../../jenkins/jobs/repository-source.ts';
import { readGitState } from '../../local/git-state.ts';
import { compileOne } from '../compile-one.ts';
import { findPipelines } from '../find-pipelines.ts';
import type { Io } from '../io.ts';
import { connect } from './find-job.ts';

/** What a person asked of `platform jenkins apply`. */
export interface ApplyOptions extends JobPlace {
  readonly organization?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Plans the jobs of pipelines or of an organisation, and applies the plan when somebody agrees. */
export async function runJenkinsApply(
  words: readonly string[],
  options: ApplyOptions,
  io: Io,
): Promise<number> {
  const desired = await deriveDesired(words, options, io);
  if (typeof desired === 'number') return desired;
  const controller = connect(io);
  const plan = await planJobs(controller, [...deriveFolders(options.folder), ...desired]);
  const changes = plan.filter(({ action }) => action !== 'keep');
  if (options.json !== true) io.stdout(printPlan(plan, io));
  const isAgreed =
    changes.length > 0 && options.dryRun !== true && (await agree(changes.length, options, io));
  if (isAgreed)
    await applyJobs(controller, plan, ({ job, action }) => {
      if (options.json !== true) io.stdout(`${action}d ${job.name}\n`);
    });
  if (options.json === true) {
    const jobs = plan.map(({ job, action, differences }) => ({
      name: job.name,
      kind: job.kind,
      action,
      differences,
    }));
    io.stdout(`${JSON.stringify({ applied: isAgreed, jobs }, null, 2)}\n`);
  }
  return ExitCode.success;
}

async function deriveDesired(
  words: readonly string[],
  options: ApplyOptions,
  io: Io,
): Promise<DesiredJob[] | number> {
  if (options.organization !== undefined)
    return [deriveOrganizationFolder(options.organization, options)];
  const jobs: DesiredJob[] = [];
  for (const { file, repository } of await findPipelines(words, io.cwd)) {
    const compiled = await compileOne(file, io, options.json === true);
    if ('exit' in compiled) return compiled.exit;
    const { remote } = await readGitState(repository);
    const top = await execa('git', ['rev-parse', '--show-toplevel'], {
      cwd: repository,
      reject: false,
    });
    const inside = relative(top.stdout || repository, repository)
      .split(sep)
      .join('/');
    const jenkinsfile = inside === '' ? 'Jenkinsfile' : `${inside}/Jenkinsfile`;
    const source = readRepositorySource(remote);
    jobs.push(deriveMultibranchJob(compiled.pipeline, source, jenkinsfile, options));
  }
  const names = jobs.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new UserError('jenkins.same-name', `Two pipelines would be the job ${twice}.`, {
      mend: 'Give one of them another name.',
      exit: 'invalid',
    });
  return jobs;
}

/** Throws `UserError` `jenkins.not-agreed` when nobody can be asked. */
async function agree(count: number, options: ApplyOptions, io: Io): Promise<boolean> {
  if (options.yes === true) return true;
  if (io.ask === undefined)
    throw new UserError('jenkins.not-agreed', 'Nobody agreed to the plan; nothing was changed.', {
      mend: 'Read it with --dry-run, and apply it with --yes.',
    });
  const answer = await io.ask(
    `Apply ${count === 1 ? 'this change' : `these ${count} changes`}? [y/N] `,
  );
  return /^y(es)?$/i.test(answer.trim());
}

function printPlan(plan: readonly PlannedJob[], io: Io): string {
  const colors = pc.createColors(io.color);
  const marks = { create: colors.green('+'), update: colors.yellow('~'), keep: ' ' };
  const lines = plan.flatMap(({ job, action, differences }) => [
    `${marks[action]} ${action} ${job.name}: ${job.summary}`,
    ...differences.map(({ path, found, expected }) => `      ${path}: ${found} → ${expected}`),
  ]);
  const changes = plan.filter(({ action }) => action !== 'keep').length;
  const end = changes === 0 ? 'Everything is as it should be.' : '';
  return `${[...lines, ...(end === '' ? [] : [end])].join('\n')}\n`;
}
