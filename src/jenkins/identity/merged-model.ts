import { execa } from 'execa';
import { UserError } from '../../diagnostics/errors.ts';
import type { Pipeline } from '../../model/pipeline.ts';

/** The file that a compile writes the model to. */
const modelFile = '.platform/pipeline.json';

/**
 * The model as it is merged on a branch: read from Git's own objects, never from the working tree,
 * whose files anybody can have changed.
 *
 * @throws UserError `jenkins.no-merged-model`.
 */
export async function readMergedModel(repository: string, revision: string): Promise<Pipeline> {
  // `./` is the folder that Git runs in: a monorepo has several pipelines.
  const { exitCode, stdout } = await execa(
    'git',
    ['show', '--end-of-options', `${revision}:./${modelFile}`],
    {
      cwd: repository,
      reject: false,
      stdin: 'ignore',
    },
  );
  const model = exitCode === 0 ? parse(stdout) : undefined;
  if (model !== undefined) return model;
  throw new UserError(
    'jenkins.no-merged-model',
    `There is no ${modelFile} of this version at ${revision}.`,
    {
      mend: 'Commit what platform compile writes, merge it, fetch, and name the branch with --revision.',
      exit: 'missingPrerequisite',
    },
  );
}

function parse(text: string): Pipeline | undefined {
  try {
    const { modelVersion, name, stages, ...rest } = JSON.parse(text);
    const isModel = modelVersion === 1 && typeof name === 'string' && Array.isArray(stages);
    return isModel ? { ...rest, modelVersion, name, stages } : undefined;
  } catch {
    return undefined;
  }
}
