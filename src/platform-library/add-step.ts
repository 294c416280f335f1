import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import semver from 'semver';
import { contracts as baseContracts } from '../contracts/index.ts';
import { explainReservedName } from '../contracts/reserved-names.ts';
import { UserError } from '../diagnostics/errors.ts';
import { toCamelCase, toKebabCase } from '../library/contract-index.ts';
import { scaffoldStep } from '../library/scaffold/scaffold-step.ts';
import { readManifest } from './read-project.ts';

const imports = {
  contract: "import { defineContract, record, Type, text } from 'jenkins-pipeline-sdk/contracts';",
  run: "import type { StepRun } from 'jenkins-pipeline-sdk/steps';",
};

/**
 * Adds a step to a library: contract, run function, test, and a fragment for the changelog. They
 * work as they are. Nothing that is there is overwritten.
 *
 * @param given the name in camelCase or kebab-case
 * @returns the paths of the new files, relative to the library
 * @throws UserError `step.name` when no step can have the name, `step.exists` when one has it
 */
export function addLibraryStep(root: string, given: string): string[] {
  const { version } = readManifest(root);
  const name = toCamelCase(given.trim());
  const reason = Object.hasOwn(baseContracts, name)
    ? 'a base step has that name, and every library holds it'
    : explainReservedName(name);
  if (reason !== undefined)
    throw new UserError('step.name', `No step can be called ${JSON.stringify(given)}: ${reason}.`, {
      mend: 'Choose a verb and its object, for instance tag-release.',
    });
  const since = semver.inc(version, 'minor') ?? '0.1.0';
  const files = new Map([
    ...scaffoldStep(name, since, imports),
    [`test/steps/${toKebabCase(name)}.test.ts`, printTest(name)],
    [`changes/${toKebabCase(name)}.md`, `---\nbump: minor\n---\n\nNew step \`${name}\`.\n`],
  ]);
  const present = [...files.keys()].filter((path) => existsSync(join(root, path)));
  if (present.length > 0)
    throw new UserError('step.exists', `${present.join(' and ')} is there already.`, {
      mend: 'Choose another name, or edit the file.',
    });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { flag: 'wx' });
  }
  return [...files.keys()];
}

function printTest(name: string): string {
  const file = toKebabCase(name);
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testStep } from 'jenkins-pipeline-sdk/step-testing';
import { ${name} as contract } from '../../src/contracts/${file}.ts';
import { ${name} } from '../../src/steps/${file}.ts';

test('${name} hands on what it worked on', async () => {
  const { outcome, outputs, log } = await testStep(contract, ${name}, { subject: 'payments' });
  assert.equal(outcome, 'succeeded');
  assert.deepEqual(outputs, { result: 'payments' });
  assert.deepEqual(log, ['Working on payments']);
});

test('${name} needs a subject', async () => {
  const { outcome, error } = await testStep(contract, ${name}, {});
  assert.equal(outcome, 'failed');
  assert.equal(error?.code, 'input.invalid');
});
`;
}
