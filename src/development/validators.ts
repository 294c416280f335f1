import {
  RawOutput,
  RawParameter,
  RawPipelineOptions,
  RawStageOptions,
  RawStepOptions,
} from '../compiler/lower/raw-schema.ts';
import type { StepContract } from '../contracts/contract.ts';
import { ChartSpecification, FilesSpecification, ImageSpecification } from '../contracts/handle.ts';
import { printValidatorModule } from '../library/validators/print-validator.ts';
import { OutsideStepSchema } from '../model/pipeline.ts';
import { StepRequestSchema } from '../runner/step-request.ts';

/**
 * Validators as plain code, so that neither the command nor a step pays for compiling schemas when
 * it starts (measured: 3.5 times the start of Node). A step's validator is a file of its own: the
 * runner loads the one that it needs.
 *
 * @returns repository-relative path → content
 */
export function printValidators(
  contracts: readonly StepContract[],
  header: string,
): [string, string][] {
  const common = {
    RawOutput,
    RawParameter,
    RawPipelineOptions,
    RawStageOptions,
    RawStepOptions,
    Image: ImageSpecification,
    Chart: ChartSpecification,
    Files: FilesSpecification,
    OutsideStep: OutsideStepSchema,
  };
  const index = contracts.map(
    ({ name }) => `export { validate as step_${name} } from './steps/${name}.generated.js';`,
  );
  return [
    ['src/schema/validators.generated.js', printValidatorModule(common, header)],
    ['src/schema/validators.generated.d.ts', printDeclarations(Object.keys(common), header)],
    ['src/schema/step-validators.generated.js', `${header}${index.join('\n')}\n`],
    ['src/schema/step-validators.generated.d.ts', `${header}${index.join('\n')}\n`],
    [
      'src/schema/step-request.generated.js',
      printValidatorModule({ validate: StepRequestSchema }, header),
    ],
    ['src/schema/step-request.generated.d.ts', `${header}${declaration.replace('../', './')}`],
    ...contracts.flatMap(({ name, parameters }): [string, string][] => [
      [
        `src/schema/steps/${name}.generated.js`,
        printValidatorModule({ validate: parameters }, header),
      ],
      [`src/schema/steps/${name}.generated.d.ts`, `${header}${declaration}`],
    ]),
  ];
}

/** What a step's validator looks like to the type checker. */
const declaration =
  "import type { Validator } from '../validators.generated.js';\nexport declare const validate: Validator;\n";

function printDeclarations(names: readonly string[], header: string): string {
  return `${header}import type { ErrorObject } from 'ajv';

/** A validator of ajv's standalone code: fills defaults in place, says whether the data fits, and keeps the errors. */
export interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}
${names.map((name) => `export declare const ${name}: Validator;\n`).join('')}`;
}
