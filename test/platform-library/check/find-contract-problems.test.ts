import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { choice, integer, list, record, text } from '../../../src/contracts/schema.ts';
import { checkParameters } from '../../../src/platform-library/check/check-parameters.ts';
import {
  findContractProblems,
  requireSoundContracts,
} from '../../../src/platform-library/check/find-contract-problems.ts';
import { listBaseContracts } from '../../../src/platform-library/read-project.ts';
import { writeFiles } from '../../support/make-repository.ts';
import { makeContract, makeProject } from '../make-project.ts';

const described = { description: 'What it is.' };

test('a sound library has none', () => {
  expect(findContractProblems(makeProject())).toEqual([]);
});

/** Members of a contract that can't stand, and what is said of each. */
const mistakes: readonly [what: string, members: object, codes: string[]][] = [
  [
    'a default that is refused',
    parameters({ n: Type.Optional(integer({ ...described, minimum: 1, default: 0 })) }),
    ['default-refused'],
  ],
  [
    'a default that nobody gets',
    parameters({ n: integer({ ...described, default: 0 }) }),
    ['default-required'],
  ],
  [
    'an example that is refused',
    parameters({ n: text({ ...described, maxLength: 3, examples: ['long'] }) }),
    ['example-refused'],
  ],
  [
    'ends of a range that cross',
    parameters({ n: integer({ ...described, minimum: 5, maximum: 1 }) }),
    ['parameter-impossible'],
  ],
  [
    'the same in a list',
    parameters({ n: list(text({ ...described, minLength: 5, maxLength: 1 }), described) }),
    ['parameter-impossible'],
  ],
  [
    'a choice of nothing',
    parameters({ n: choice([] as string[], described) }),
    ['parameter-impossible'],
  ],
  [
    'a choice with a value twice',
    parameters({ n: choice(['a', 'a'], described) }),
    ['parameter-impossible'],
  ],
  [
    'a pattern that is none',
    parameters({ n: text({ ...described, pattern: '(' }) }),
    ['parameter-impossible'],
  ],
  [
    'a parameter without words',
    parameters({ n: text({ description: '' }) }),
    ['parameter-undocumented'],
  ],
  ["a step option's name", parameters({ timeout: text(described) }), ['parameter-taken']],
  ['a name of the request', parameters({ stage: text(described) }), ['parameter-taken']],
  ['a position without a parameter', { positional: ['subjekt'] }, ['positional']],
  ['a position twice', { positional: ['subject', 'subject'] }, ['positional']],
  [
    'an optional position before a required one',
    {
      positional: ['a', 'b'],
      parameters: record({ a: Type.Optional(text(described)), b: text(described) }),
    },
    ['positional'],
  ],
  [
    'a second run that harms, tried again',
    { idempotence: 'unsafe', retry: 'transient' },
    ['retry-unsafe'],
  ],
  [
    "the team's commands with rights",
    { runsTeamCode: true, privileged: true },
    ['team-code-privileged'],
  ],
  ['a Jenkins step without a call', { executor: 'jenkins' }, ['jenkins-call']],
  [
    'a successor that is not there',
    { deprecated: { since: '1.0.0', use: 'tagReleases', reason: 'Old.' } },
    ['deprecated-use'],
  ],
  ['an adapter that nothing brings', { adapters: ['tickets'] }, ['adapter-unknown']],
  ['a version that is none', { since: 'soon' }, ['since']],
  [
    'rights that it says it has not',
    { access: () => [{ system: 'vault', path: 'kv/a', capabilities: ['read'] }] },
    ['access-unprivileged'],
  ],
  [
    'access that fails',
    {
      access: () => {
        throw new Error('no');
      },
    },
    ['access-fails'],
  ],
  ['access that is not pure', { access: impure() }, ['access-impure']],
  ['no examples', { examples: [] }, ['incomplete']],
  ['an unknown executor', { executor: 'nobody' }, ['incomplete']],
];

test.each(mistakes)('%s', (_, members, codes) => {
  const project = makeProject({ 'tag-release': makeContract(members as never) });
  const problems = findContractProblems(project);
  expect(problems.map(({ code }) => code)).toEqual(codes.map((code) => `contract.${code}`));
  for (const { file, message, mend } of problems) {
    expect(file).toBe('src/contracts/tag-release.ts');
    expect(message).toMatch(/\S\.?$/);
    expect(mend).toMatch(/\.$/);
  }
});

const names: readonly [what: string, file: string, name: string, codes: string[]][] = [
  ["a step of Jenkins's own", 'archive-artifacts', 'archiveArtifacts', ['reserved-name']],
  ['a word of Groovy', 'threadsafe', 'threadsafe', ['reserved-name']],
  ['a directive of Declarative', 'agent', 'agent', ['reserved-name']],
  ['what the library itself has', 'install-runner', 'installRunner', ['reserved-name']],
  ['a base step', 'helm-deploy', 'helmDeploy', ['base-name']],
  ['a base step in other letters', 'helmdeploy', 'helmdeploy', ['base-name']],
  ['another name than its file', 'tag-release', 'tagVersion', ['file-name']],
  ['no name at all', 'x', 'a b', ['file-name', 'reserved-name']],
];

test.each(names)('%s', (_, file, name, codes) => {
  const project = makeProject({ [file]: makeContract({ name }) });
  expect(findContractProblems(project).map(({ code }) => code)).toEqual(
    codes.map((code) => `contract.${code}`),
  );
});

test('two steps that differ in letter case alone', () => {
  const project = makeProject({
    'tag-release': makeContract(),
    tagrelease: makeContract({ name: 'tagrelease' }),
  });
  expect(findContractProblems(project)).toMatchObject([
    { code: 'contract.same-name', file: 'src/contracts/tagrelease.ts' },
  ]);
});

test('a file without a contract, and one without a run function', () => {
  const project = makeProject({ 'tag-release': makeContract(), other: undefined });
  rmSync(join(project.root, 'src/steps/tag-release.ts'));
  expect(findContractProblems(project).map(({ code, file }) => [code, file])).toEqual([
    ['contract.incomplete', 'src/contracts/other.ts'],
    ['contract.no-run', 'src/steps/tag-release.ts'],
  ]);
});

test('a library adapter is one', () => {
  const project = makeProject({ 'tag-release': makeContract({ adapters: ['tickets'] }) });
  writeFiles(project.root, { 'src/adapters/tickets.ts': '' });
  expect(findContractProblems(project)).toEqual([]);
});

test.each(listBaseContracts())('the base step $name keeps the rules of parameters', (contract) => {
  expect(checkParameters(contract)).toEqual([]);
});

test('whoever needs sound contracts is told of every problem', () => {
  const project = makeProject({ sh: makeContract({ name: 'sh', since: 'soon' }) });
  expect(() => requireSoundContracts(project)).toThrow(
    expect.objectContaining({
      code: 'library.contracts',
      exit: 'invalid',
      message: expect.stringMatching(/2 problems:\n {2}src.*reserved-name.*\n {2}src.*since/s),
    }),
  );
});

function parameters(properties: Parameters<typeof record>[0]): object {
  return { positional: [], parameters: record(properties) };
}

function impure(): () => unknown[] {
  let count = 0;
  return () => {
    count += 1;
    return [{ system: 'network', host: `h${count}`, port: 1 }];
  };
}
