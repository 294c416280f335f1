import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform replay`: a failed step of a build, on this machine. */
export function addReplay(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('replay')
    .argument('<build>', "address of the build's page, the job's full name, or a record's file")
    .argument('[number]', 'number of the build, after a name; the last one unless said')
    .description('Run a failed step of a Jenkins build again on this machine.')
    .option('--branch <branch>', 'branch, tag or pull request (PR-7) of a multibranch job')
    .option('--step <id>', 'which step, when several failed')
    .option('--show', 'print what the step was run with, and run nothing')
    .option('--yes', 'run a step that is another than the one in this folder')
    .option('--json', 'print JSON')
    .addHelpText(
      'before',
      'Examples:\n  platform replay https://jenkins.example.com/job/payments/job/main/42/\n  platform replay payments --branch main --show\n',
    )
    .addHelpText(
      'after',
      '\nThe values are those of the build, the files those of this folder, secrets those of\n.platform/secrets.local.yaml. The controller is that of JENKINS_URL, asked as JENKINS_USER_ID\nwith JENKINS_API_TOKEN.\n',
    )
    .action(async (build: string, number: string | undefined, options) => {
      const { runReplay } = await import('../run-replay.ts');
      setExit(await runReplay(build, number, options, io));
    });
}
