import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { requireTools } from '../../../src/adapters/tools/require-tools.ts';
import { UserError } from '../../../src/diagnostics/errors.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { writeFakeTool } from './fake-tool.ts';

let root: string;
let environment: Record<string, string>;

beforeEach(() => {
  root = makeTemporaryFolder();
  environment = { PATH: join(root, 'bin'), XDG_CACHE_HOME: join(root, 'cache') };
});

it('gives all tools by name', async () => {
  await writeFakeTool(join(root, 'bin'), 'one', '1.0.0');
  await writeFakeTool(join(root, 'bin'), 'helm', 'v4.2.3+g43e8b7f');
  const tools = await requireTools(
    [
      { name: 'one', minimumVersion: '1.0.0', neededBy: 'step a' },
      { name: 'helm', minimumVersion: '4.0.0', neededBy: 'step b' },
    ],
    environment,
  );
  expect([...tools.keys()]).toEqual(['one', 'helm']);
  expect(tools.get('helm')).toMatchObject({ version: '4.2.3', path: join(root, 'bin', 'helm') });
});

it('names everything that is missing at once, with who needs it and how to get it', async () => {
  const path = await writeFakeTool(join(root, 'bin'), 'one', '1.0.0');
  const error = await requireTools(
    [
      { name: 'one', minimumVersion: '1.0.0', neededBy: 'step a' },
      { name: 'one', minimumVersion: '1.10.0', neededBy: 'step b' },
      { name: 'one', minimumVersion: '1.9.0', neededBy: 'step c' },
      { name: 'two', minimumVersion: '1.0.0', neededBy: 'step d' },
    ],
    environment,
  ).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code: 'tools.missing', exit: 'missingPrerequisite' });
  expect((error as UserError).message).toBe(
    [
      '2 tools are missing:',
      `  one at ${path} is version 1.0.0, and at least 1.10.0 is needed`,
      '    needed by step a, step b, step c',
      '    to get it: install one with your package manager',
      '  two is not on the PATH',
      '    needed by step d',
      '    to get it: install two with your package manager',
    ].join('\n'),
  );
});
