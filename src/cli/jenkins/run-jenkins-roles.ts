import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UserError } from '../../diagnostics/errors.ts';
import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { deriveAccess } from '../../emit/access/derive-access.ts';
import { readAddress } from '../../jenkins/client/client.ts';
import { toJobName } from '../../jenkins/client/job-name.ts';
import { deriveRoles } from '../../jenkins/identity/derive-roles.ts';
import { listRoleFiles } from '../../jenkins/identity/list-role-files.ts';
import { readMergedModel } from '../../jenkins/identity/merged-model.ts';
import { findPipelines } from '../find-pipelines.ts';
import type { Io } from '../io.ts';

/** What a person asked of `platform jenkins roles`. */
export interface RolesOptions {
  readonly output: string;
  readonly revision: string;
  readonly branch: readonly string[];
  readonly namespace: string;
  readonly serviceAccount: readonly string[];
  readonly awsAccount?: string;
  readonly json?: boolean;
}

/** Writes the roles of a job's builds, from the model that is merged; grants nothing itself. */
export async function runJenkinsRoles(
  word: string,
  options: RolesOptions,
  io: Io,
): Promise<number> {
  const { url } = readAddress(io.env);
  const [found] = await findPipelines([], io.cwd);
  const pipeline = await readMergedModel(found?.repository ?? io.cwd, options.revision);
  if (options.awsAccount !== undefined && !/^\d{12}$/.test(options.awsAccount))
    throw new UserError('jenkins.aws-account', 'An account of AWS has twelve digits.');
  const branches = options.branch.length === 0 ? ['main'] : options.branch;
  const accounts = options.serviceAccount.length === 0 ? ['jenkins-agent'] : options.serviceAccount;
  const roles = deriveRoles(deriveAccess(pipeline), {
    controllerUrl: url,
    job: toJobName(word),
    branches,
  });
  const files = listRoleFiles(roles, {
    agents: { namespace: options.namespace, serviceAccounts: accounts },
    ...(options.awsAccount === undefined
      ? {}
      : { aws: { account: options.awsAccount, issuer: `${url}/oidc` } }),
  });
  for (const [path, content] of files) {
    const file = join(resolve(io.cwd, options.output), path);
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, content);
  }
  io.stdout(
    options.json === true
      ? `${JSON.stringify(roles, null, 2)}\n`
      : [...files.keys()].map((path) => `${join(options.output, path)}\n`).join(''),
  );
  return ExitCode.success;
}
