import { toKebabCase } from '../contract-index.ts';

/** The import statements of a step's two files: this source tree's own, or those of a library. */
export interface StepImports {
  readonly contract: string;
  readonly run: string;
}

/**
 * The two files of a new step that a person writes: repository-relative path → content.
 *
 * @param name camelCase
 * @param version the version that will bring the step
 */
export function scaffoldStep(
  name: string,
  version: string,
  imports: StepImports,
): ReadonlyMap<string, string> {
  const file = toKebabCase(name);
  return new Map([
    [
      `src/contracts/${file}.ts`,
      `${imports.contract}

export const ${name} = defineContract({
  name: '${name}',
  since: '${version}',
  summary: 'Says in one sentence what the step does.',
  description: 'Says what follows from using it.',
  positional: ['subject'],
  parameters: record({
    subject: text({ description: 'What the step works on.', minLength: 1, examples: ['payments'] }),
  }),
  outputs: record({
    result: Type.String({ description: 'What later steps can use.' }),
  }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'unknown',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.${name}('payments')"],
});
`,
    ],
    [
      `src/steps/${file}.ts`,
      `import type { ${name} as contract } from '../contracts/${file}.ts';
${imports.run}

export const ${name}: StepRun<typeof contract> = async (input, context) => {
  context.log.info(\`Working on \${input.subject}\`);
  return { result: input.subject };
};
`,
    ],
  ]);
}
