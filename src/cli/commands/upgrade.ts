import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** What a person asked of `platform upgrade`. */
export interface UpgradeCommandOptions {
  readonly list?: readonly string[];
  readonly library?: string;
  readonly from?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `platform upgrade`: rewrites pipelines so that they fit the library's version. */
export function addUpgrade(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('upgrade')
    .argument('[folders...]', 'repositories, or folders of them; this folder unless said')
    .description('Rewrite pipelines for the version of the library that is installed.')
    .option('--dry-run', 'show what would change, as a diff, and write nothing')
    .option('--from <version>', 'leave out what changed up to this version of the library')
    .option('--list <files...>', 'files that name a repository a line')
    .option('--library <tag|dir>', 'the library to follow; the installed one unless said')
    .option('--json', 'print JSON')
    .addHelpText(
      'before',
      'Examples:\n  platform upgrade --dry-run\n  platform upgrade repos --from 1.4.0\n',
    )
    .action(async (folders: string[], options: UpgradeCommandOptions) => {
      const { runUpgrade } = await import('../run-upgrade.ts');
      setExit(await runUpgrade(folders, options, io));
    });
}
