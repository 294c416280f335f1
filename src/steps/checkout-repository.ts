import { mkdir } from 'node:fs/promises';
import type { checkoutRepository as contract } from '../contracts/checkout-repository.ts';
import { StepError } from '../diagnostics/errors.ts';
import { insideWorkspace } from '../runner/inside-workspace.ts';
import type { StepRun } from './step-run.ts';

export const checkoutRepository: StepRun<typeof contract> = async (input, context) => {
  const folder = await insideWorkspace(context, input.folder);
  await mkdir(folder, { recursive: true });
  const depth = input.depth ?? 1;
  const commands = [
    ['init', '--quiet', folder],
    // `--` and a full refspec keep a revision that begins with a hyphen from being an option.
    [
      '-C',
      folder,
      'fetch',
      '--quiet',
      ...(depth === 0 ? [] : [`--depth=${depth}`]),
      '--',
      input.repository,
      input.revision,
    ],
    ['-C', folder, 'checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD'],
  ];
  for (const args of commands) {
    const result = await context.runCommand(
      { file: 'git', args },
      { env: { GIT_TERMINAL_PROMPT: '0' } },
    );
    if (result.exitCode === 0) continue;
    throw new StepError(
      'checkoutRepository.failed',
      `git could not check out ${input.revision} of ${input.repository}.`,
      {
        mend: 'Check the address and the revision; what git said stands above.',
        retryable: args.includes('fetch'),
      },
    );
  }
  return {};
};
