import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

const addressHelp =
  '\nThe controller is that of JENKINS_URL, asked as JENKINS_USER_ID with JENKINS_API_TOKEN.\n';

/** `platform jenkins …`: what a team and who runs the controller do with a real Jenkins. */
export function addJenkins(program: Command, io: Io, setExit: SetExit): void {
  const jenkins = program
    .command('jenkins')
    .description('Work with a Jenkins controller: jobs, builds, logs, its configuration.')
    .addHelpText(
      'before',
      'Examples:\n  platform jenkins apply --dry-run\n  platform jenkins run payments --branch main --follow\n  platform jenkins doctor\n',
    )
    .addHelpText('after', addressHelp);
  const add = (name: string, description: string, examples: string): Command =>
    jenkins
      .command(name)
      .description(description)
      .option('--json', 'print JSON')
      .addHelpText('before', `Examples:\n${examples}`)
      .addHelpText('after', addressHelp);

  add(
    'apply',
    'Make the jobs of pipelines, after showing what would change.',
    '  platform jenkins apply --folder payments --credentials github-app\n  platform jenkins apply --organization acme --credentials github-app --dry-run\n',
  )
    .argument('[files...]', 'pipeline files, folders or globs; the one of this folder unless said')
    .option('--folder <folder>', 'folder of the jobs; made when it is not there')
    .option('--credentials <id>', 'credentials of the controller that read the repository')
    .option(
      '--organization <name>',
      'one job for all repositories of a GitHub organisation instead',
    )
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'agree to the plan without being asked')
    .action(async (files: string[], options) => {
      const { runJenkinsApply } = await import('../jenkins/run-jenkins-apply.ts');
      setExit(await runJenkinsApply(files, options, io));
    });

  add('run', 'Start a build.', '  platform jenkins run payments --branch main --follow\n')
    .argument('<job>', 'full name of the job: folder/job')
    .option('--branch <branch>', 'branch, tag or pull request (PR-7) of a multibranch job')
    .option('--parameter <name=value>', 'a build parameter (repeatable)', collectParameter, {})
    .option('--follow', 'print the log until the build ends, and end with its result')
    .action(async (job: string, options) => {
      const { runJenkinsRun } = await import('../jenkins/run-jenkins-run.ts');
      setExit(await runJenkinsRun(job, options, io));
    });

  add(
    'logs',
    'Print the log of a build, each line with its stage.',
    '  platform jenkins logs payments --branch main --follow\n  platform jenkins logs payments/main 42 --stage Build\n',
  )
    .argument('<job>', 'full name of the job: folder/job')
    .argument('[build]', 'number of the build; the last one unless said')
    .option('--branch <branch>', 'branch, tag or pull request (PR-7) of a multibranch job')
    .option('--follow', 'go on until the build ends, and end with its result')
    .option('--stage <stage>', 'only lines of this stage and those inside it')
    .option('--markers', "print Jenkins's own lines too: [Pipeline] …")
    .action(async (job: string, build: string | undefined, options) => {
      const { runJenkinsLogs } = await import('../jenkins/run-jenkins-logs.ts');
      setExit(await runJenkinsLogs(job, build, options, io));
    });

  add(
    'status',
    'Show a build: its result, its stages, whom it waits for.',
    '  platform jenkins status payments --branch main\n',
  )
    .argument('<job>', 'full name of the job: folder/job')
    .argument('[build]', 'number of the build; the last one unless said')
    .option('--branch <branch>', 'branch, tag or pull request (PR-7) of a multibranch job')
    .action(async (job: string, build: string | undefined, options) => {
      const { runJenkinsStatus } = await import('../jenkins/run-jenkins-status.ts');
      setExit(await runJenkinsStatus(job, build, options, io));
    });

  add(
    'lint',
    "Ask the controller's own linter about Jenkinsfiles.",
    '  platform jenkins lint\n  platform jenkins lint services/*/Jenkinsfile\n',
  )
    .argument('[files...]', 'Jenkinsfiles; the one of this folder unless said')
    .action(async (files: string[], options) => {
      const { runJenkinsLint } = await import('../jenkins/run-jenkins-lint.ts');
      setExit(await runJenkinsLint(files, options, io));
    });

  add(
    'doctor',
    "Name what is unsafe or will break in a controller's configuration, plugins and jobs.",
    '  platform jenkins doctor\n',
  ).action(async (options) => {
    const { runJenkinsDoctor } = await import('../jenkins/run-jenkins-doctor.ts');
    setExit(await runJenkinsDoctor(options, io));
  });

  add(
    'roles',
    "Write the roles that a job's builds may have, from the pipeline that is merged.",
    '  platform jenkins roles payments --output roles\n  platform jenkins roles payments --branch main --branch release/2 --aws-account 123456789012\n',
  )
    .argument('<job>', 'full name of the multibranch job: folder/job')
    .option('--output <folder>', 'folder to write to', 'roles')
    .option('--revision <revision>', 'where the merged pipeline is read from', 'origin/HEAD')
    .option('--branch <branch>', 'a protected branch (repeatable); main unless said', collect, [])
    .option('--namespace <name>', 'namespace of the agents', 'jenkins-agents')
    .option(
      '--service-account <name>',
      'a service account of agents (repeatable); jenkins-agent unless said',
      collect,
      [],
    )
    .option('--aws-account <digits>', 'print trust policies of AWS too')
    .action(async (job: string, options) => {
      const { runJenkinsRoles } = await import('../jenkins/run-jenkins-roles.ts');
      setExit(await runJenkinsRoles(job, options, io));
    });

  add(
    'pin',
    'Put the digests of base images into Dockerfiles.',
    '  platform jenkins pin\n  platform jenkins pin --check\n',
  )
    .argument('[files...]', 'Dockerfiles; those of controller and agent below jenkins unless said')
    .option('--check', 'only say which are not pinned; needs no network')
    .action(async (files: string[], options) => {
      const { runJenkinsPin } = await import('../jenkins/run-jenkins-pin.ts');
      setExit(await runJenkinsPin(files, options, io));
    });
}

function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

function collectParameter(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
