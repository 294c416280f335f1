import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../../compiler/evaluate/evaluate.ts';
import { readProgram, sdkModuleName } from '../../compiler/evaluate/read-program.ts';
import { readModules, sdkTypes } from '../../compiler/sdk.ts';
import { startTypeCheck } from '../../compiler/types/check-types.ts';
import type { Position } from '../../diagnostics/position.ts';
import { toKebabCase } from '../../library/contract-index.ts';
import { printDslAdditions, printStepTableAddition } from '../../library/dsl-additions.ts';
import { printExamplePipeline } from '../../library/step-example.ts';
import type { LibraryProject } from '../library-project.ts';
import type { ContractProblem } from './contract-problem.ts';

/** What is wrong at a place of the pipeline that holds all examples. */
interface Found {
  readonly message: string;
  readonly position: Position | undefined;
}

/**
 * The examples of a library's own steps that do not compile: each is what authors copy. They are
 * checked and run as a pipeline file is, confined.
 */
export async function checkExamples({ own }: LibraryProject): Promise<ContractProblem[]> {
  if (own.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'library-examples-'));
  try {
    const text = printExamplePipeline(own);
    const file = join(folder, 'platform.pipeline.ts');
    writeFileSync(file, text);
    const lines = text.split('\n');
    return (await compile(folder, file, own)).map(({ message, position }) => {
      const line = lines[(position?.line ?? 0) - 1]?.trim().replace(/,$/, '') ?? '';
      const owner = own.find(({ examples }) => examples.includes(line));
      return {
        code: 'contract.example-broken',
        file: `src/contracts/${toKebabCase((owner ?? own[0])?.name ?? '')}.ts`,
        message: `The example \`${line}\` does not compile: ${message}`,
        mend: 'Write it as an author would in a stage; `s` is the builder.',
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compile(
  repository: string,
  file: string,
  own: LibraryProject['own'],
): Promise<Found[]> {
  const types = join(repository, 'sdk.d.ts');
  const base = sdkTypes().modules[sdkModuleName] as string;
  writeFileSync(types, `${readFileSync(base, 'utf8')}\n${printDslAdditions(own)}`);
  const program = readProgram({ file, repository });
  const check = startTypeCheck({
    programs: [program],
    sdk: { modules: { [sdkModuleName]: types }, files: [types] },
    repository,
  });
  const dslSource = `${readModules()[sdkModuleName]}\n${printStepTableAddition(own)}`;
  const { problems } = await evaluate({ file, repository, dslSource, program });
  const [typeProblems = []] = await check.finished;
  return typeProblems.length > 0 ? [...typeProblems] : [...problems];
}
