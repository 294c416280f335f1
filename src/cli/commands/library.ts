import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

interface Json {
  readonly json?: boolean;
}

/** What a person asked of `platform library check`. */
export interface CheckOptions extends Json {
  readonly against?: string;
  readonly consumers?: readonly string[];
  readonly list?: readonly string[];
  readonly organisation?: readonly string[];
}

/** What a person asked of `platform library release`. */
export interface ReleaseOptions extends Json {
  readonly apply?: boolean;
  readonly push?: boolean;
}

/** `platform library`: a platform team's own steps, from an empty folder to a release. */
export function addLibrary(program: Command, io: Io, setExit: SetExit): void {
  const library = program
    .command('library')
    .description("A platform team's library of steps: make, build, test, check and release it.")
    .addHelpText(
      'before',
      'Examples:\n  platform library init pipelines --name @acme/pipelines\n  platform library new step tag-release\n  platform library release --apply\n',
    );
  const add = (parent: Command, name: string, description: string, examples: string): Command =>
    parent.command(name).description(description).addHelpText('before', `Examples:\n${examples}`);
  addMaking(library, add, io, setExit);
  addWork((...words) => add(library, ...words), io, setExit);
}

function addMaking(
  library: Command,
  add: (parent: Command, name: string, description: string, examples: string) => Command,
  io: Io,
  setExit: SetExit,
): void {
  add(
    library,
    'init',
    'Make the repository of a library from nothing.',
    '  platform library init pipelines --name @acme/pipelines\n',
  )
    .argument('[folder]', 'folder to make or to add to', '.')
    .option('--name <name>', 'name of the npm package; @<folder>/pipelines unless said')
    .option('--json', 'print JSON')
    .action(async (folder: string, options: Json & { name?: string }) => {
      const { runInit } = await import('../library/run-init.ts');
      setExit(runInit(folder, options, io));
    });
  const adding = add(
    library,
    'new',
    'Add something to the library.',
    '  platform library new step tag-release\n',
  );
  add(
    adding,
    'step',
    'Add a step: contract, run function, test, and a line for the changelog.',
    '  platform library new step tag-release\n',
  )
    .argument('<name>', 'a verb and its object, in camelCase or kebab-case')
    .option('--json', 'print JSON')
    .action(async (name: string, options: Json) => {
      const { runNewStep } = await import('../library/run-new-step.ts');
      setExit(runNewStep(name, options, io));
    });
}

function addWork(
  add: (name: string, description: string, examples: string) => Command,
  io: Io,
  setExit: SetExit,
): void {
  add(
    'build',
    'Generate vars, schemas, documentation and the package of the library.',
    '  platform library build\n',
  )
    .option('--json', 'print JSON')
    .action(async (options: Json) => {
      const { runBuild } = await import('../library/run-build.ts');
      setExit(await runBuild(options, io));
    });
  add(
    'test',
    'Check the types and run the tests of the steps.',
    '  platform library test\n',
  ).action(async () => {
    const { runTest } = await import('../library/run-test.ts');
    setExit(await runTest(io));
  });
  add(
    'check',
    'Check contracts, generated files, and what differs from the last release.',
    '  platform library check\n  platform library check --against v1.4.0 --consumers ../teams\n',
  )
    .option('--against <tag|dir>', 'what to compare with; the last release unless said')
    .option('--consumers <folders...>', 'repositories, or folders of them, that use the library')
    .option('--list <files...>', 'files that name a repository a line: a folder or owner/name')
    .option('--organisation <names...>', 'GitHub organisations; GITHUB_TOKEN says who asks')
    .option('--json', 'print JSON')
    .action(async (options: CheckOptions) => {
      const { runCheck } = await import('../library/run-check.ts');
      setExit(await runCheck(options, io));
    });
  add('docs', 'Write the documentation of the library as one page.', '  platform library docs\n')
    .option('--json', 'print JSON')
    .action(async (options: Json) => {
      const { runDocs } = await import('../library/run-docs.ts');
      setExit(await runDocs(options, io));
    });
  add(
    'release',
    'Show what a release would do; do it with --apply.',
    '  platform library release\n  platform library release --apply --push\n',
  )
    .option('--apply', 'release: changelog, version, tag, branch of the major version, package')
    .option('--push', 'push what was released to `origin`, all of it or nothing')
    .option('--json', 'print JSON')
    .action(async (options: ReleaseOptions) => {
      const { runRelease } = await import('../library/run-release.ts');
      setExit(await runRelease(options, io));
    });
}
