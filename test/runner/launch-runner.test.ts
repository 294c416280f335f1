import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { makeFolder } from '../support/make-repository.ts';

const source = pathToFileURL(join(import.meta.dirname, '../../src/runner/launch-runner.ts')).href;

/** An agent with runners in its image and, when given, one in the workspace. */
function makeAgent(installed: Record<string, string>, carried?: string) {
  const root = makeFolder();
  mkdirSync(join(root, 'runners'));
  for (const [name, text] of Object.entries(installed))
    writeFileSync(join(root, 'runners', `${name}.mjs`), text);
  mkdirSync(join(root, 'tmp/platform'), { recursive: true });
  if (carried !== undefined) writeFileSync(join(root, 'tmp/platform/runner.mjs'), carried);
  const places = { installed: join(root, 'runners'), temporary: join(root, 'tmp') };
  return async (...args: string[]) => {
    const program = `import { launchRunner } from ${JSON.stringify(source)};
await launchRunner(process.argv.slice(1), ${JSON.stringify(places)}).catch((error) => console.log(error.code, error.exit));`;
    // With `--` what follows are the program's own arguments.
    const { stdout } = await execa(process.execPath, [
      '--input-type=module',
      '-e',
      program,
      '--',
      ...args,
    ]);
    return stdout;
  };
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const first = "console.log('first', ...process.argv.slice(2));";
const second = "console.log('second', ...process.argv.slice(2));";

test('two versions stand beside each other; each step starts the one that it names', async () => {
  const launch = makeAgent({ [hash(first)]: first, [hash(second)]: second });
  expect(await launch('--sha256', hash(first), 'a.json')).toBe('first a.json');
  expect(await launch('--sha256', hash(second), 'b.json')).toBe('second b.json');
});

test('a runner that is not what the library asks for is refused before it starts', async () => {
  const launch = makeAgent({ [hash(first)]: `${first} // changed` });
  expect(await launch('--sha256', hash(first), 'a.json')).toBe('runner.checksum refused');
});

test('a runner that was cut off is refused', async () => {
  const launch = makeAgent({ [hash(first)]: first.slice(0, 10) });
  expect(await launch('--sha256', hash(first), 'a.json')).toBe('runner.checksum refused');
});

test('the runner that the library carries is taken where the image has none, and checked as well', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('platform-runner-'));
  expect(await makeAgent({}, second)('--sha256', hash(second), 'a.json')).toBe('second a.json');
  expect(await makeAgent({}, first)('--sha256', hash(second), 'a.json')).toBe(
    'runner.checksum refused',
  );
  const after = readdirSync(tmpdir()).filter((name) => name.startsWith('platform-runner-'));
  expect(after).toEqual(before);
});

test('an agent without it says so', async () => {
  expect(await makeAgent({})('--sha256', hash(first), 'a.json')).toBe(
    'runner.missing missingPrerequisite',
  );
});

test.each([[['a.json']], [['--sha256', 'abc', 'a.json']], [['--sha256', '../../../etc/passwd']]])(
  'it is started with a checksum only: %j',
  async (args) => {
    expect(await makeAgent({})(...args)).toBe('runner.usage usage');
  },
);
