import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { compilePipelines } from '../compiler/compile.ts';
import { UserError } from '../diagnostics/errors.ts';
import { formatText } from '../diagnostics/format/text.ts';
import type { Pipeline } from '../model/pipeline.ts';

/**
 * Compiles a pipeline file for a test, types and rules included, confined as `platform compile` does
 * it. The path is relative to the working directory, which vitest sets to the root of the project.
 *
 * @example
 * const pipeline = await loadPipeline('platform.pipeline.ts');
 *
 * @throws UserError `pipeline.not-found`; `pipeline.invalid` with every finding
 */
export async function loadPipeline(path = 'platform.pipeline.ts'): Promise<Pipeline> {
  const file = resolve(path);
  if (!existsSync(file)) {
    throw new UserError('pipeline.not-found', `There is no pipeline at ${path}.`, {
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
      `${path} does not compile:\n\n${formatText(errors, { sources, color: false })}`,
      { mend: 'Mend what is named above.', exit: 'invalid' },
    );
  }
  return pipeline;
}
