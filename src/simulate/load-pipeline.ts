import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePipelines } from '../compiler/compile.ts';
import { UserError } from '../diagnostics/errors.ts';
import { formatText } from '../diagnostics/format/text.ts';
import type { TestedPipeline } from './tested-pipeline.ts';

/**
 * Compiles a pipeline file for a test, types and rules included, confined as `platform compile` does
 * it. A path is relative to the working directory, an address to what it was made with.
 *
 * @example
 * const pipeline = await loadPipeline(new URL('platform.pipeline.ts', import.meta.url));
 *
 * @throws UserError `pipeline.not-found`; `pipeline.invalid` with every finding
 */
export async function loadPipeline(
  path: string | URL = 'platform.pipeline.ts',
): Promise<TestedPipeline> {
  const file = resolve(typeof path === 'string' ? path : fileURLToPath(path));
  const shown = relative('', file);
  if (!existsSync(file)) {
    throw new UserError('pipeline.not-found', `There is no pipeline at ${shown}.`, {
      mend: 'Give the path of a platform.pipeline.ts, relative to where the tests are started.',
      exit: 'missingPrerequisite',
    });
  }
  const [compilation] = await compilePipelines([{ file, repository: dirname(file) }], {
    cache: true,
  });
  const { pipeline, diagnostics = [], sources = new Map() } = compilation ?? {};
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (pipeline === undefined || errors.length > 0) {
    throw new UserError(
      'pipeline.invalid',
      `${shown} does not compile:\n\n${formatText(errors, { sources, color: false })}`,
      { mend: 'Mend what is named above.', exit: 'invalid' },
    );
  }
  return pipeline;
}
