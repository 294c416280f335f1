import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyRepository } from '../copy-repository.ts';

/** Takes seconds for each mutant, and ends before the analysis begins: see `recorded-samples.ts`. */
const evaluationSamples = 'test/analysis/evaluation-samples.ts';

/** Test support that evaluates pipeline files in a child: see `remembered-child.ts`. */
const evaluators = ['test/support/evaluate-in-node.ts', 'test/support/lower-batch.ts'];

/** A copy of the repository in which tests skip what no mutant takes part in. */
export async function prepareCopy(root: string, folder: string): Promise<void> {
  await copyRepository(root, folder);
  copyFileSync(join(import.meta.dirname, 'recorded-samples.ts'), join(folder, evaluationSamples));
  for (const path of evaluators) {
    const source = readFileSync(join(folder, path), 'utf8');
    const changed = source.replace(
      "import { execFileSync } from 'node:child_process'",
      "import { execFileSync } from '../soak/mutation/remembered-child.ts'",
    );
    if (changed === source) throw new Error(`${path} starts its child in another way now.`);
    writeFileSync(join(folder, path), changed);
  }
}
