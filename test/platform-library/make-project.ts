import type { StepContract } from '../../src/contracts/contract.ts';
import { defineContract } from '../../src/contracts/contract.ts';
import { record, text } from '../../src/contracts/schema.ts';
import { toKebabCase } from '../../src/library/contract-index.ts';
import type { LibraryProject } from '../../src/platform-library/library-project.ts';
import { listBaseContracts } from '../../src/platform-library/read-project.ts';
import { makeFolder } from '../support/make-repository.ts';

/** A contract without a mistake, with members of it replaced. */
export function makeContract(members: Readonly<Record<string, unknown>> = {}): StepContract {
  return {
    ...defineContract({
      name: 'tagRelease',
      since: '1.0.0',
      summary: 'Tags a release.',
      description: 'The tag is the version.',
      positional: ['subject'],
      parameters: record({
        subject: text({ description: 'What is released.', minLength: 1, examples: ['payments'] }),
      }),
      outputs: record({}),
      executor: 'runner',
      runsTeamCode: false,
      privileged: false,
      idempotence: 'idempotent',
      retry: 'never',
      adapters: [],
      access: () => [],
      examples: ["s.tagRelease('payments')"],
    }),
    ...members,
  } as StepContract;
}

/** A library with these contracts, by the names of their files; each has a run function. */
export function makeProject(
  files: Readonly<Record<string, unknown>> = { 'tag-release': makeContract() },
  version = '0.0.0',
): LibraryProject {
  const root = makeFolder({
    'package.json': `${JSON.stringify({ name: '@acme/pipelines', version }, null, 2)}\n`,
    '.gitignore': 'build/\n',
    ...Object.fromEntries(
      Object.keys(files).flatMap((file) => {
        const name = file.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
        return [
          [`src/contracts/${file}.ts`, `// ${toKebabCase(name)}\n`],
          [`src/steps/${file}.ts`, `export const ${name} = async () => ({});\n`],
        ];
      }),
    ),
  });
  const own = Object.values(files).filter((contract) => contract !== undefined) as StepContract[];
  return {
    root,
    name: '@acme/pipelines',
    version,
    files: new Map(Object.entries(files)) as LibraryProject['files'],
    own,
    contracts: [...listBaseContracts(), ...own].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
