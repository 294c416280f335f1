import { type Command, Option } from 'commander';
import { offerChoices, scaffoldKinds } from '../choices.ts';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform new`: a repository that compiles and runs. */
export function addNew(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('new')
    .argument('[folder]', 'folder to make or to add a pipeline to', '.')
    .description('Make a repository with a pipeline that compiles and runs.')
    .addOption(
      offerChoices(
        new Option('--kind <kind>', 'what the repository holds').default('node'),
        scaffoldKinds,
      ),
    )
    .option('--name <name>', "name of the service; the folder's unless said")
    .option('--json', 'print JSON')
    .addHelpText('before', 'Examples:\n  platform new payments\n  platform new . --kind java\n')
    .action(async (folder: string, options: { kind: string; name?: string; json?: boolean }) => {
      const { runNew } = await import('../run-new.ts');
      setExit(await runNew(folder, options, io));
    });
}
