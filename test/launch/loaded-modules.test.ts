import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modulesFile } from '../../src/development/build-command.ts';
import { buildPackageOnce } from '../support/built-package.ts';

/** Loading any of these takes longer than all the rest of a step or an unchanged compile. */
const heavy = [
  '@aws-sdk/client-ecr',
  '@kubernetes/client-node',
  '@octokit/rest',
  'ajv',
  'execa',
  'fast-xml-parser',
  'handlebars',
  'jenkins',
  'node-vault',
  'ts-morph',
  'typebox',
  'typescript',
  'yaml',
];

let root: string;
let folder: string;

beforeAll(async () => {
  root = await buildPackageOnce();
  folder = mkdtempSync(join(tmpdir(), 'loaded-modules-'));
  execFileSync(process.execPath, [join(root, 'src/cli/launcher.cjs'), 'new', 'service'], {
    cwd: folder,
  });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packages and rooms of the modules that a program loads. */
function listLoaded(
  program: string,
  args: readonly string[],
): { packages: string[]; rooms: string[] } {
  const record = join(folder, 'files.txt');
  writeFileSync(record, '');
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace, { recursive: true });
  execFileSync(
    process.execPath,
    ['--require', join(import.meta.dirname, 'record-files.cjs'), join(root, program), ...args],
    {
      cwd: join(folder, 'service'),
      env: {
        PATH: process.env['PATH'],
        RECORD_FILES: record,
        XDG_CACHE_HOME: join(folder, 'caches'),
        WORKSPACE: workspace,
        WORKSPACE_TMP: workspace,
      },
    },
  );
  const files = readFileSync(record, 'utf8').trim().split('\n');
  const modules = files.flatMap((file) => {
    const map = JSON.parse(readFileSync(join(dirname(file), modulesFile), 'utf8'));
    return map[basename(file)] as string[];
  });
  expect(modules.length).toBeGreaterThan(10);
  const packages = modules.flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  const rooms = modules.flatMap((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? []);
  return { packages: [...new Set(packages)].sort(), rooms: [...new Set(rooms)].sort() };
}

test('a compile that has to evaluate', () => {
  const loaded = listLoaded('src/cli/launcher.cjs', ['compile']);
  expect(existsSync(join(folder, 'service/Jenkinsfile'))).toBe(true);
  expect(loaded).toMatchSnapshot();
  expect(loaded.packages.filter((name) => heavy.includes(name))).toEqual(['ajv']);
});

test('a compile of what has not changed', () => {
  const loaded = listLoaded('src/cli/launcher.cjs', ['compile']);
  expect(loaded).toMatchSnapshot();
  expect(loaded.packages.filter((name) => heavy.includes(name))).toEqual([]);
});

test('a local run, up to its plan', () => {
  const loaded = listLoaded('src/cli/launcher.cjs', ['run', '--dry-run']);
  expect(loaded).toMatchSnapshot();
});

test('a step that runs a command', () => {
  const request = join(folder, 'request.json');
  const input = { command: ['true'] };
  const step = { id: 'a.run', step: 'run', pipeline: 'p', stage: 'a', input };
  writeFileSync(request, JSON.stringify(step));
  const loaded = listLoaded('dist/runner/launcher.cjs', [request]);
  expect(loaded).toMatchSnapshot();
  expect(loaded.packages.filter((name) => heavy.includes(name))).toEqual(['ajv']);
});
